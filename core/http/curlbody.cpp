#include "core/http/curlbody.h"

#include <QRegularExpression>

namespace wirebench {

namespace {

/// "NAME=CONTENT" with its content as curl encodes it: a blank is a plus.
QByteArray urlEncoded(const QByteArray &value)
{
    const qsizetype equals = value.indexOf('=');
    const QByteArray name = equals > 0 ? value.left(equals + 1) : QByteArray();
    return name + value.mid(equals + 1).toPercentEncoding().replace("%20", "+");
}

/// Without what curl reads behind the text of a field (";type=…"), which goes to @p rest, and without its
/// quotes.
QString formText(const QString &content, QString &rest)
{
    static const QRegularExpression extras(QStringLiteral(";\\s*(type|headers|encoder)=[^\"]*$"));
    rest = extras.match(content).captured();
    const QString text = content.chopped(rest.size());
    if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"'))
        return text;
    return text.mid(1, text.size() - 2).replace(QLatin1String("\\\""), QLatin1String("\""));
}

void setUnlessTyped(HttpFields &fields, const QByteArray &name, const QByteArray &value)
{
    if (!fields.contains(name))
        fields.append(name, value);
}

} // namespace

QString CurlBody::take(CurlOption option, const QByteArray &value)
{
    switch (option) {
    case CurlOption::DataRaw:
        return addData(value, false);
    case CurlOption::DataUrlEncode:
        return addUrlEncoded(value);
    case CurlOption::Json:
        m_isJson = true;
        return addData(value, true);
    case CurlOption::Form:
        return addFormLine(value, false);
    case CurlOption::FormString:
        return addFormLine(value, true);
    case CurlOption::UrlQuery:
        addQuery(value.startsWith('+') ? value.mid(1) : urlEncoded(value));
        return {};
    case CurlOption::Upload:
        m_isUpload = true;
        return addData('@' + value, true);
    case CurlOption::Get:
        m_isQuery = true;
        return {};
    default:
        return addData(value, true);
    }
}

QString CurlBody::addData(const QByteArray &value, bool mayBeFile)
{
    const bool isFile = mayBeFile && value.startsWith('@');
    if (isFile && value == "@-")
        return QStringLiteral("the body comes from another program");
    if (!m_file.isEmpty() || (isFile && m_hasData))
        return QStringLiteral("a file is only sent as the whole body");
    if (isFile) {
        m_file = QString::fromUtf8(value.mid(1));
        return m_file.isEmpty() ? QStringLiteral("the name of the file is missing") : QString();
    }
    if (m_hasData && !m_isJson)
        m_data += '&';
    m_data += value;
    m_hasData = true;
    return {};
}

/// "CONTENT", "=CONTENT", "NAME=CONTENT"; with an @ in place of the sign a file would be read.
QString CurlBody::addUrlEncoded(const QByteArray &value)
{
    if (!value.contains('=') && value.contains('@'))
        return QStringLiteral("--data-urlencode with a file is not known here");
    return addData(urlEncoded(value), false);
}

QString CurlBody::addFormLine(const QByteArray &value, bool isPlain)
{
    const QString line = QString::fromUtf8(value);
    const qsizetype equals = line.indexOf(u'=');
    if (equals <= 0)
        return QStringLiteral("a field of a form is NAME=VALUE");
    if (line.contains(u'\n') || line.contains(u'\r'))
        return QStringLiteral("a field of a form has several lines, which cannot be typed here");
    const QString typed = line.mid(equals + 1);
    if (!isPlain && typed.startsWith(u'<'))
        return QStringLiteral("a field of a form whose text is in a file is not known here");
    const bool isFile = !isPlain && typed.startsWith(u'@');
    QString rest;
    QString content = isPlain || isFile ? typed : formText(typed, rest);
    if (!rest.isEmpty())
        m_ignored += QStringLiteral("--form …") + rest;
    if (!isFile && content.startsWith(u'@'))
        content = u'"' + content + u'"';
    m_form += line.left(equals + 1) + content + u'\n';
    return {};
}

void CurlBody::addQuery(const QByteArray &query)
{
    m_query += (m_query.isEmpty() ? "" : "&") + query;
}

QString CurlBody::finish(CurlRequest &request) const
{
    const bool hasData = m_hasData || !m_file.isEmpty();
    if (!m_form.isEmpty() && hasData)
        return QStringLiteral("a body is either data or a form");
    if (m_isQuery && !m_file.isEmpty())
        return QStringLiteral("an address made of a file is not known here");
    finishUrl(request);
    if (!m_form.isEmpty())
        request.body = CurlRequest::Body::Form;
    else if (!m_file.isEmpty())
        request.body = CurlRequest::Body::File;
    else if (m_hasData && !m_isQuery)
        request.body = CurlRequest::Body::Raw;
    request.text = m_form.isEmpty() ? m_file : m_form;
    request.bytes = m_isQuery ? QByteArray() : m_data;
    finishType(request);
    if (request.method.isEmpty() && request.body != CurlRequest::Body::None)
        request.method = QLatin1String(m_isUpload ? "PUT" : "POST");
    return {};
}

void CurlBody::finishUrl(CurlRequest &request) const
{
    QByteArray query = m_query;
    if (m_isQuery && !m_data.isEmpty())
        query += (query.isEmpty() ? "" : "&") + m_data;
    if (query.isEmpty())
        return;
    const qsizetype fragment = request.url.indexOf(u'#');
    QString url = request.url.left(fragment);
    url += url.contains(u'?') ? u'&' : u'?';
    request.url = url + QString::fromUtf8(query) + (fragment < 0 ? QString() : request.url.mid(fragment));
}

void CurlBody::finishType(CurlRequest &request) const
{
    const bool isFile = request.body == CurlRequest::Body::File && !m_isUpload;
    if (request.body != CurlRequest::Body::Raw && !isFile)
        return;
    setUnlessTyped(request.fields, "Content-Type",
                   m_isJson ? "application/json" : "application/x-www-form-urlencoded");
    if (m_isJson)
        setUnlessTyped(request.fields, "Accept", "application/json");
}

} // namespace wirebench
