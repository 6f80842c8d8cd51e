#include "core/http/curloptions.h"

#include <QByteArrayList>

namespace wirebench {

namespace {

struct Entry
{
    char letter; ///< ' ': none
    const char *name;
    CurlOptionWord word;
};

constexpr CurlOptionWord with(CurlOption option)
{
    return {option, true};
}

constexpr Entry entries[] = {
    {' ', "url", with(CurlOption::Url)},
    {' ', "url-query", with(CurlOption::UrlQuery)},
    {'X', "request", with(CurlOption::Method)},
    {'H', "header", with(CurlOption::Header)},
    {'A', "user-agent", with(CurlOption::UserAgent)},
    {'e', "referer", with(CurlOption::Referer)},
    {'b', "cookie", with(CurlOption::Cookie)},
    {'r', "range", with(CurlOption::Range)},
    {'d', "data", with(CurlOption::Data)},
    {' ', "data-ascii", with(CurlOption::Data)},
    {' ', "data-raw", with(CurlOption::DataRaw)},
    {' ', "data-binary", with(CurlOption::DataBinary)},
    {' ', "data-urlencode", with(CurlOption::DataUrlEncode)},
    {' ', "json", with(CurlOption::Json)},
    {'F', "form", with(CurlOption::Form)},
    {' ', "form-string", with(CurlOption::FormString)},
    {'T', "upload-file", with(CurlOption::Upload)},
    {'G', "get", {CurlOption::Get, false}},
    {'I', "head", {CurlOption::Head, false}},
    {'u', "user", with(CurlOption::User)},
    {' ', "basic", {CurlOption::Basic, false}},
    {' ', "digest", {CurlOption::Digest, false}},
    {' ', "oauth2-bearer", with(CurlOption::Bearer)},
    {'L', "location", {CurlOption::Location, false}},
    {' ', "location-trusted", {CurlOption::Location, false}},
    {' ', "max-redirs", with(CurlOption::MaxRedirects)},
    {'k', "insecure", {CurlOption::Insecure, false}},
    {' ', "cacert", with(CurlOption::Authority)},
    {'E', "cert", with(CurlOption::Certificate)},
    {' ', "key", with(CurlOption::Key)},
    {' ', "compressed", {CurlOption::Compressed, false}},
    {'x', "proxy", with(CurlOption::Proxy)},
    {'U', "proxy-user", with(CurlOption::ProxyUser)},
    {' ', "socks5", with(CurlOption::Socks5)},
    {' ', "socks5-hostname", with(CurlOption::Socks5)},
    {' ', "connect-timeout", with(CurlOption::ConnectTimeout)},
    {'m', "max-time", with(CurlOption::MaxTime)},
    {':', "next", {CurlOption::Next, false}},
    {'s', "silent", {CurlOption::Quiet, false}},
    {'S', "show-error", {CurlOption::Quiet, false}},
    {'#', "progress-bar", {CurlOption::Quiet, false}},
    {'v', "verbose", {CurlOption::Quiet, false}},
    {'i', "include", {CurlOption::Quiet, false}},
    {'g', "globoff", {CurlOption::Quiet, false}},
    {'N', "no-buffer", {CurlOption::Quiet, false}},
    {' ', "http1.1", {CurlOption::Quiet, false}},
    {' ', "path-as-is", {CurlOption::Quiet, false}},
};

// Others of curl 7.88 that are followed by a value, which is not the address then. The rest takes none.
constexpr char othersWithValue[] =
    "abstract-unix-socket alt-svc aws-sigv4 capath cert-type ciphers config connect-to continue-at "
    "cookie-jar "
    "create-file-mode crlfile curves delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers "
    "doh-url "
    "dump-header egd-file engine etag-compare etag-save expect100-timeout ftp-account "
    "ftp-alternative-to-user "
    "ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms help hostpubmd5 hostpubsha256 hsts "
    "interface "
    "keepalive-time key-type krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt "
    "max-filesize netrc-file noproxy output output-dir parallel-max pass pinnedpubkey preproxy proto "
    "proto-default "
    "proto-redir proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile "
    "proxy-header "
    "proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers "
    "proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy1.0 pubkey quote random-file rate request-target "
    "resolve retry retry-delay retry-max-time sasl-authzid service-name socks4 socks4a socks5-gssapi-service "
    "speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype "
    "tlspassword tlsuser trace trace-ascii unix-socket write-out";
constexpr char otherLettersWithValue[] = "cCDhKoPQtwyYz";

bool takesOtherValue(QByteArrayView name)
{
    static const QByteArrayList names = QByteArray(othersWithValue).split(' ');
    return names.contains(name.toByteArray());
}

} // namespace

CurlOptionWord curlOption(QByteArrayView name)
{
    const Entry *begins = nullptr;
    int count = 0;
    for (const Entry &entry : entries) {
        if (name == entry.name)
            return entry.word;
        if (!QByteArrayView(entry.name).startsWith(name))
            continue;
        begins = &entry;
        ++count;
    }
    if (takesOtherValue(name))
        return {CurlOption::None, true};
    return count == 1 && name.size() > 2 ? begins->word : CurlOptionWord();
}

CurlOptionWord curlOption(char letter)
{
    for (const Entry &entry : entries) {
        if (entry.letter == letter && letter != ' ')
            return entry.word;
    }
    return {CurlOption::None, letter != '\0' && QByteArrayView(otherLettersWithValue).contains(letter)};
}

} // namespace wirebench
