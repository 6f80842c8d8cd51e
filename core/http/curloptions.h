#pragma once

#include <QByteArrayView>

namespace wirebench {

/// The options of curl that say something about a request.
enum class CurlOption : quint8 {
    None,  ///< known or not, it means nothing here
    Quiet, ///< the same, and nothing is lost by it
    Next,
    Url,
    UrlQuery,
    Method,
    Header,
    UserAgent,
    Referer,
    Cookie,
    Range,
    Data,
    DataRaw,
    DataBinary,
    DataUrlEncode,
    Json,
    Form,
    FormString,
    Upload,
    Get,
    Head,
    User,
    Basic,
    Digest,
    Bearer,
    Location,
    MaxRedirects,
    Insecure,
    Authority,
    Certificate,
    Key,
    Compressed,
    Proxy,
    ProxyUser,
    Socks5,
    ConnectTimeout,
    MaxTime,
};

struct CurlOptionWord
{
    CurlOption option = CurlOption::None;
    bool takesValue = false;
};

/// Of a name without the dashes; a beginning that only one of the options here has is enough, as for curl.
CurlOptionWord curlOption(QByteArrayView name);
CurlOptionWord curlOption(char letter);

} // namespace wirebench
