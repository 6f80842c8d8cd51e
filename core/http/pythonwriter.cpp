#include "core/http/curlcommand.h"
#include "core/http/httpexchange.h"
#include "core/http/httprequest.h"
#include "core/http/pythonliterals.h"

#include <QUrl>

namespace wirebench {

namespace {

using Body = CurlRequest::Body;

/// http.client writes headers in Latin-1: each byte is one letter there.
QString fieldLiteral(const QByteArray &value)
{
    return pythonText(QString::fromLatin1(value));
}

class PythonWriter
{
public:
    explicit PythonWriter(const CurlRequest &request)
        : m_request(request), m_url(parseHttpUrl(request.url).value_or(QUrl()))
    {
        m_user = request.user;
        m_password = request.password;
        if (m_user.isEmpty() && !m_url.userName().isEmpty()) {
            m_user = m_url.userName(QUrl::FullyDecoded);
            m_password = m_url.password(QUrl::FullyDecoded);
        }
        m_url.setUserInfo(QString());
    }

    QString write()
    {
        addBody();
        addRequest();
        addLogin();
        addHandlers();
        addCall();
        return header() + m_program;
    }

private:
    QString header() const
    {
        QStringList modules = m_modules;
        modules += {QStringLiteral("sys"), QStringLiteral("urllib.error"), QStringLiteral("urllib.request")};
        modules.removeDuplicates();
        modules.sort();
        QString text = QStringLiteral("#!/usr/bin/env python3\n");
        for (const QString &module : modules)
            text += QStringLiteral("import ") + module + u'\n';
        return text + u'\n';
    }

    void add(const QString &line) { m_program += line + u'\n'; }

    void addBody();
    void addForm();
    void addRequest();
    void addField(const QByteArray &name, const QByteArray &value);
    void addLogin();
    void addHandlers();
    void addTls();
    void addProxy();
    void addCall();
    QByteArray joined(const QByteArray &name) const;

    const CurlRequest &m_request;
    QUrl m_url;
    QString m_user;
    QString m_password;
    QStringList m_modules;
    QString m_program;
    QStringList m_handlers;
};

void PythonWriter::addBody()
{
    if (m_request.body == Body::Raw) {
        add(QStringLiteral("body = ") + pythonBytes(m_request.bytes));
    } else if (m_request.body == Body::File) {
        m_modules += QStringLiteral("os");
        add(QStringLiteral("path = ") + pythonText(m_request.text));
        add(QStringLiteral("body = open(path, 'rb')"));
    } else if (m_request.body == Body::Form) {
        addForm();
    } else {
        add(QStringLiteral("body = None"));
    }
}

/// Written by hand, because the standard library has nothing for it.
void PythonWriter::addForm()
{
    m_modules += {QStringLiteral("mimetypes"), QStringLiteral("os"), QStringLiteral("uuid")};
    add(QStringLiteral(
        "boundary = uuid.uuid4().hex\nbody = b''\n\n\n"
        "def add(name, content, extra=''):\n"
        "    global body\n"
        "    head = f'--{boundary}\\r\\nContent-Disposition: form-data; name=\"{name}\"{extra}\\r\\n\\r\\n'\n"
        "    body += head.encode() + content + b'\\r\\n'\n\n\n"
        "def add_file(name, path, kind=None, filename=None):\n"
        "    kind = kind or mimetypes.guess_type(path)[0] or 'application/octet-stream'\n"
        "    filename = filename or os.path.basename(path)\n"
        "    with open(path, 'rb') as file:\n"
        "        add(name, file.read(), f'; filename=\"{filename}\"\\r\\nContent-Type: {kind}')\n\n"));
    for (const HttpFormField &field : readFormFields(m_request.text).value_or(QList<HttpFormField>())) {
        const QString name = pythonText(QString(field.name).replace(u'"', QLatin1String("%22")));
        if (field.filePath.isEmpty()) {
            add(QStringLiteral("add(%1, %2.encode())").arg(name, pythonText(field.text)));
            continue;
        }
        const QString kind =
            field.type.isEmpty() ? QStringLiteral("None") : pythonText(QString::fromUtf8(field.type));
        const QString fileName = field.fileName.isEmpty() ? QStringLiteral("None") : pythonText(field.fileName);
        add(QStringLiteral("add_file(%1, %2, %3, %4)").arg(name, pythonText(field.filePath), kind, fileName));
    }
    add(QStringLiteral("body += f'--{boundary}--\\r\\n'.encode()"));
}

/// urllib keeps one value for each name.
QByteArray PythonWriter::joined(const QByteArray &name) const
{
    return m_request.fields.values(name).join(name.compare("Cookie", Qt::CaseInsensitive) == 0 ? "; " : ", ");
}

void PythonWriter::addField(const QByteArray &name, const QByteArray &value)
{
    add(QStringLiteral("request.add_header(%1, %2)").arg(fieldLiteral(name), fieldLiteral(value)));
}

void PythonWriter::addRequest()
{
    const QString url = m_url.isEmpty() ? m_request.url : QString::fromLatin1(m_url.toEncoded());
    add(QStringLiteral("request = urllib.request.Request(%1, data=body, method=%2)")
            .arg(pythonText(url), pythonText(m_request.method)));
    QByteArrayList done;
    for (const HttpField &field : m_request.fields) {
        const bool isLeftOut = field.value.isEmpty() && isAddedByItself(field.name);
        if (!isLeftOut && !done.contains(field.name.toLower()))
            addField(field.name, joined(field.name));
        done += field.name.toLower();
    }
    if (m_request.body == Body::File)
        add(QStringLiteral("request.add_header('Content-Length', str(os.path.getsize(path)))"));
    if (m_request.body == Body::Form && !m_request.fields.contains("Content-Type"))
        add(QStringLiteral(
            "request.add_header('Content-Type', f'multipart/form-data; boundary={boundary}')"));
    if (m_request.compressed && !m_request.fields.contains("Accept-Encoding"))
        addField("Accept-Encoding", "gzip");
}

/// Not for whom a redirection leads to.
void PythonWriter::addLogin()
{
    if (m_request.fields.contains("Authorization"))
        return;
    if (!m_request.bearer.isEmpty()) {
        add(QStringLiteral("request.add_unredirected_header('Authorization', %1)")
                .arg(fieldLiteral("Bearer " + m_request.bearer.toUtf8())));
    } else if (m_request.digest) {
        add(QStringLiteral("passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()"));
        add(QStringLiteral("passwords.add_password(None, request.full_url, %1, %2)")
                .arg(pythonText(m_user), pythonText(m_password)));
        m_handlers += QStringLiteral("urllib.request.HTTPDigestAuthHandler(passwords)");
    } else if (!m_user.isEmpty() || !m_password.isEmpty()) {
        m_modules += QStringLiteral("base64");
        add(QStringLiteral("login = base64.b64encode(%1).decode()")
                .arg(pythonBytes((m_user + u':' + m_password).toUtf8())));
        add(QStringLiteral("request.add_unredirected_header('Authorization', 'Basic ' + login)"));
    }
}

void PythonWriter::addTls()
{
    const bool isPlain =
        !m_request.insecure && m_request.authorityFile.isEmpty() && m_request.certificateFile.isEmpty();
    if (m_url.scheme() != QLatin1String("https") || isPlain)
        return;
    m_modules += QStringLiteral("ssl");
    const QString authority = m_request.authorityFile.isEmpty()
                                  ? QString()
                                  : QStringLiteral("cafile=") + pythonText(m_request.authorityFile);
    add(QStringLiteral("context = ssl.create_default_context(%1)").arg(authority));
    if (m_request.insecure) {
        add(QStringLiteral("context.check_hostname = False  # any certificate will do"));
        add(QStringLiteral("context.verify_mode = ssl.CERT_NONE"));
    }
    if (!m_request.certificateFile.isEmpty()) {
        const QString key = m_request.keyFile.isEmpty() ? QStringLiteral("None") : pythonText(m_request.keyFile);
        add(QStringLiteral("context.load_cert_chain(%1, %2)").arg(pythonText(m_request.certificateFile), key));
    }
    m_handlers += QStringLiteral("urllib.request.HTTPSHandler(context=context)");
}

void PythonWriter::addProxy()
{
    const bool isSocks = m_request.proxy.startsWith(QLatin1String("socks"));
    if (isSocks)
        add(QStringLiteral("# The proxy is left out: the standard library knows no SOCKS."));
    const bool isUsed = !m_request.proxy.isEmpty() && !isSocks;
    const QString proxy = pythonText(m_request.proxy);
    m_handlers += isUsed ? QStringLiteral("urllib.request.ProxyHandler({'http': %1, 'https': %1})").arg(proxy)
                         : QStringLiteral("urllib.request.ProxyHandler({})");
}

void PythonWriter::addHandlers()
{
    addProxy();
    addTls();
    if (m_request.followRedirects)
        return;
    add(QStringLiteral("\n\nclass NoRedirect(urllib.request.HTTPRedirectHandler):\n"
                       "    def redirect_request(self, *arguments):\n"
                       "        return None\n\n"));
    m_handlers += QStringLiteral("NoRedirect()");
}

void PythonWriter::addCall()
{
    const int timeoutMs =
        m_request.totalTimeoutMs > 0 ? m_request.totalTimeoutMs : m_request.connectTimeoutMs;
    const QString timeout =
        timeoutMs > 0 ? QStringLiteral(", timeout=") + QString::number(timeoutMs / 1000.0) : QString();
    add(QStringLiteral("opener = urllib.request.build_opener(%1)")
            .arg(m_handlers.join(QStringLiteral(", "))));
    add(QStringLiteral("try:\n    answer = opener.open(request%1)\n"
                       "except urllib.error.HTTPError as error:  # 4xx and 5xx are answers, too\n"
                       "    answer = error")
            .arg(timeout));
    add(QStringLiteral(
        "print(answer.status, answer.reason)\nprint(answer.headers, flush=True)\ncontent = answer.read()"));
    if (m_request.compressed) {
        m_modules += QStringLiteral("gzip");
        add(QStringLiteral(
            "if answer.headers.get('Content-Encoding') == 'gzip':\n    content = gzip.decompress(content)"));
    }
    add(QStringLiteral("sys.stdout.buffer.write(content)"));
}

} // namespace

QString toPython(const CurlRequest &request)
{
    return PythonWriter(request).write();
}

} // namespace wirebench
