#include "core/http/curlcommand.h"
#include "core/http/httpexchange.h"
#include "core/http/shellwords.h"

#include <QRegularExpression>

namespace wirebench {

namespace {

using Body = CurlRequest::Body;

QString methodOf(const CurlRequest &request)
{
    return request.body == Body::None ? QStringLiteral("GET") : QStringLiteral("POST");
}

class CurlWriter
{
public:
    explicit CurlWriter(const CurlRequest &request) : m_request(request) {}

    QString write()
    {
        addMethod();
        if (m_request.url.startsWith(u'-'))
            add("--url", m_request.url);
        else
            m_parts += posixQuoted(m_request.url);
        addFields();
        addLogin();
        addBody();
        addCarriage();
        const bool piped = m_request.body == Body::Raw && !isShellArgument(m_request.bytes);
        const QString pipe = piped ? QStringLiteral("printf ") + posixQuoted(printfFormat(m_request.bytes)) +
                                         QStringLiteral(" | ")
                                   : QString();
        return pipe + m_parts.join(QStringLiteral(" \\\n  "));
    }

private:
    void add(const char *option, const QString &value)
    {
        m_parts += QLatin1String(option) + u' ' + posixQuoted(value);
    }
    void addIf(const char *option, const QString &value)
    {
        if (!value.isEmpty())
            add(option, value);
    }

    void addMethod()
    {
        static const QRegularExpression glob(QStringLiteral("[\\[\\]{}]"));
        if (m_request.method == QLatin1String("HEAD") && m_request.body == Body::None)
            m_parts += QStringLiteral("-I");
        else if (m_request.method != methodOf(m_request))
            add("-X", m_request.method);
        if (m_request.url.contains(glob))
            m_parts += QStringLiteral("-g"); // braces would stand for several addresses
        if (m_request.url.contains(QLatin1String("/.")))
            m_parts += QStringLiteral("--path-as-is");
    }

    void addFields()
    {
        for (const HttpField &field : m_request.fields) {
            const QString name = QString::fromUtf8(field.name);
            if (!field.value.isEmpty())
                add("-H", name + QLatin1String(": ") + QString::fromUtf8(field.value));
            else
                add("-H", name + (isAddedByItself(field.name) ? u':' : u';'));
        }
        const bool hasData = m_request.body == Body::Raw || m_request.body == Body::File;
        if (hasData && !m_request.fields.contains("Content-Type"))
            add("-H", QStringLiteral("Content-Type:"));
    }

    void addLogin()
    {
        if (m_request.digest)
            m_parts += QStringLiteral("--digest");
        if (!m_request.user.isEmpty() || !m_request.password.isEmpty())
            add("-u", m_request.user + u':' + m_request.password);
        addIf("--oauth2-bearer", m_request.bearer);
    }

    void addBody()
    {
        if (m_request.body == Body::File)
            add("--data-binary", u'@' + m_request.text);
        else if (m_request.body == Body::Form)
            addForm();
        else if (m_request.body == Body::Raw && isShellArgument(m_request.bytes))
            add("--data-raw", QString::fromUtf8(m_request.bytes));
        else if (m_request.body == Body::Raw)
            add("--data-binary", QStringLiteral("@-"));
    }

    void addForm()
    {
        for (QString line : m_request.text.split(u'\n', Qt::SkipEmptyParts)) {
            const QString content = line.section(u'=', 1);
            const bool isQuotedText =
                content.size() > 2 && content.startsWith(QLatin1String("\"@")) && content.endsWith(u'"');
            if (isQuotedText)
                line = line.section(u'=', 0, 0) + u'=' + content.mid(1, content.size() - 2);
            const bool isSpecial =
                content.startsWith(u'<') || content.startsWith(u'"') || content.contains(u';');
            add(isSpecial && !content.startsWith(u'@') ? "--form-string" : "-F", line);
        }
    }

    void addCarriage()
    {
        if (m_request.followRedirects)
            m_parts += QStringLiteral("-L");
        if (m_request.followRedirects && m_request.maxRedirects >= 0)
            add("--max-redirs", QString::number(m_request.maxRedirects));
        if (m_request.compressed)
            m_parts += QStringLiteral("--compressed");
        if (m_request.insecure)
            m_parts += QStringLiteral("-k");
        addIf("--cacert", m_request.authorityFile);
        addIf("--cert", m_request.certificateFile);
        addIf("--key", m_request.keyFile);
        addIf("-x", m_request.proxy);
        addSeconds("--connect-timeout", m_request.connectTimeoutMs);
        addSeconds("-m", m_request.totalTimeoutMs);
    }

    void addSeconds(const char *option, int milliseconds)
    {
        if (milliseconds > 0)
            add(option, QString::number(milliseconds / 1000.0));
    }

    const CurlRequest &m_request;
    QStringList m_parts{QStringLiteral("curl")};
};

} // namespace

QString toCurl(const CurlRequest &request)
{
    return CurlWriter(request).write();
}

} // namespace wirebench
