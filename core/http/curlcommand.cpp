#include "core/http/curlcommand.h"

#include "core/http/curlbody.h"
#include "core/http/curloptions.h"
#include "core/http/httpexchange.h"
#include "core/http/shellwords.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace wirebench {

namespace {

/// Goes through the words of a command, and keeps in mind what only has a meaning at the end.
class CurlReader
{
public:
    explicit CurlReader(QList<ShellWord> words) : m_words(std::move(words)) {}

    Result<CurlRequest> read();
    void ignore(const QString &what) { m_request.ignored += what; }

private:
    Result<void> readWord();
    Result<void> readLong(const QByteArray &text);
    Result<void> readLetters(const QByteArray &text);
    Result<QByteArray> nextValue(const QByteArray &option);
    Result<void> apply(CurlOption option, const QByteArray &name, const QByteArray &value);
    Result<void> applyField(CurlOption option, const QByteArray &typed);
    Result<void> applyNumber(CurlOption option, const QByteArray &value);
    void applyWho(CurlOption option, const QByteArray &value);
    void applySwitch(CurlOption option, const QByteArray &name);
    void applyUrl(const QByteArray &value);
    void addField(const QByteArray &line);
    Result<void> finish();
    void finishProxy();
    tl::unexpected<Error> mistake(const QString &reason) const;

    const QList<ShellWord> m_words;
    qsizetype m_at = 0;
    qsizetype m_begin = 0; ///< the word that is read
    CurlRequest m_request;
    bool m_onlyUrls = false; ///< behind --
    bool m_ended = false;    ///< at --next
    bool m_head = false;
    CurlBody m_body;
    QString m_proxyUser;
};

tl::unexpected<Error> CurlReader::mistake(const QString &reason) const
{
    const ShellWord word = m_words.value(m_begin);
    Error error{ErrorCode::InvalidCurlCommand, {QString::fromUtf8(word.text.left(200)), reason}};
    error.position = word.position;
    return failure(error);
}

Result<CurlRequest> CurlReader::read()
{
    if (!m_words.isEmpty() && m_words.first().text == "$") // a prompt
        ++m_at;
    m_begin = m_at;
    static const QRegularExpression curl(QStringLiteral("(^|[/\\\\])curl(\\.exe)?$"),
                                         QRegularExpression::CaseInsensitiveOption);
    if (m_at >= m_words.size() || !curl.match(QString::fromUtf8(m_words[m_at++].text)).hasMatch())
        return mistake(QStringLiteral("it does not begin with curl"));
    while (m_at < m_words.size() && !m_ended) {
        m_begin = m_at;
        const auto done = readWord();
        if (!done)
            return failure(done.error());
    }
    for (; m_at < m_words.size(); ++m_at)
        ignore(QString::fromUtf8(m_words[m_at].text));
    const auto finished = finish();
    if (!finished)
        return failure(finished.error());
    return m_request;
}

Result<void> CurlReader::readWord()
{
    const QByteArray text = m_words[m_at++].text;
    if (m_onlyUrls || !text.startsWith('-') || text == "-") {
        applyUrl(text);
        return {};
    }
    if (text == "--") {
        m_onlyUrls = true;
        return {};
    }
    return text.startsWith("--") ? readLong(text.mid(2)) : readLetters(text);
}

Result<void> CurlReader::readLong(const QByteArray &text)
{
    const qsizetype equals = text.indexOf('=');
    const QByteArray name = equals < 0 ? text : text.left(equals);
    const CurlOptionWord word = curlOption(QByteArrayView(name));
    QByteArray value = equals < 0 ? QByteArray() : text.mid(equals + 1);
    if (word.takesValue && equals < 0) {
        const auto next = nextValue("--" + name);
        if (!next)
            return failure(next.error());
        value = *next;
    }
    return apply(word.option, "--" + name, value);
}

Result<void> CurlReader::readLetters(const QByteArray &text)
{
    for (qsizetype i = 1; i < text.size(); ++i) {
        const QByteArray name = "-" + text.mid(i, 1);
        const CurlOptionWord word = curlOption(text[i]);
        QByteArray value = text.mid(i + 1);
        if (word.takesValue && value.isEmpty()) {
            const auto next = nextValue(name);
            if (!next)
                return failure(next.error());
            value = *next;
        }
        const auto done = apply(word.option, name, word.takesValue ? value : QByteArray());
        if (!done || word.takesValue)
            return done;
    }
    return {};
}

Result<QByteArray> CurlReader::nextValue(const QByteArray &option)
{
    if (m_at >= m_words.size())
        return mistake(QStringLiteral("the value of %1 is missing").arg(QString::fromUtf8(option)));
    return m_words[m_at++].text;
}

Result<void> CurlReader::apply(CurlOption option, const QByteArray &name, const QByteArray &value)
{
    switch (option) {
    case CurlOption::Header:
    case CurlOption::UserAgent:
    case CurlOption::Referer:
    case CurlOption::Cookie:
    case CurlOption::Range:
        return applyField(option, value);
    case CurlOption::Data:
    case CurlOption::DataRaw:
    case CurlOption::DataBinary:
    case CurlOption::DataUrlEncode:
    case CurlOption::Json:
    case CurlOption::Form:
    case CurlOption::FormString:
    case CurlOption::Upload:
    case CurlOption::UrlQuery:
    case CurlOption::Get: {
        const QString reason = m_body.take(option, value);
        return reason.isEmpty() ? Result<void>() : mistake(reason);
    }
    case CurlOption::MaxRedirects:
    case CurlOption::ConnectTimeout:
    case CurlOption::MaxTime:
        return applyNumber(option, value);
    case CurlOption::None:
        ignore(QString::fromUtf8(value.isEmpty() ? name : name + ' ' + value));
        return {};
    default:
        applyWho(option, value);
        applySwitch(option, name);
        return {};
    }
}

Result<void> CurlReader::applyField(CurlOption option, const QByteArray &typed)
{
    const QByteArray value = typed.trimmed(); // blanks around a value are no part of it (RFC 9110, 5.5)
    if (option == CurlOption::UserAgent)
        m_request.fields.append("User-Agent", value);
    else if (option == CurlOption::Referer)
        m_request.fields.append("Referer", QByteArray(value).replace(";auto", ""));
    else if (option == CurlOption::Range)
        m_request.fields.append("Range", "bytes=" + value);
    else if (option == CurlOption::Header)
        addField(value);
    else if (!value.contains('='))
        ignore(QStringLiteral("--cookie ") + QString::fromUtf8(value)); // a file
    else if (const QByteArray others = m_request.fields.value("Cookie"); !others.isEmpty())
        m_request.fields.set("Cookie", others + "; " + value);
    else
        m_request.fields.append("Cookie", value);
    return {};
}

/// "NAME: VALUE", "NAME:" for a field that is to be left out, "NAME;" for one without a value.
void CurlReader::addField(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = colon < 0 ? QByteArray() : line.left(colon).trimmed();
    const QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1).trimmed();
    if (colon < 0 && line.endsWith(';') && !line.startsWith('@'))
        m_request.fields.append(line.chopped(1).trimmed(), {});
    else if (colon <= 0 || line.startsWith('@'))
        ignore(QStringLiteral("--header ") + QString::fromUtf8(line));
    else if (!value.isEmpty() || isAddedByItself(name))
        m_request.fields.append(name, value);
}

Result<void> CurlReader::applyNumber(CurlOption option, const QByteArray &value)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber || number > 1e6 || (number < 0 && option != CurlOption::MaxRedirects))
        return mistake(QStringLiteral("“%1” is no such number").arg(QString::fromUtf8(value)));
    if (option == CurlOption::MaxRedirects)
        m_request.maxRedirects = number < 0 ? 1000 : int(number);
    else
        (option == CurlOption::MaxTime ? m_request.totalTimeoutMs : m_request.connectTimeoutMs) =
            int(number * 1000);
    return {};
}

void CurlReader::applyWho(CurlOption option, const QByteArray &value)
{
    const QString text = QString::fromUtf8(value);
    if (option == CurlOption::User) {
        m_request.user = text.section(u':', 0, 0);
        m_request.password = text.section(u':', 1);
    } else if (option == CurlOption::Bearer) {
        m_request.bearer = text;
    } else if (option == CurlOption::Authority) {
        m_request.authorityFile = text;
    } else if (option == CurlOption::Certificate) {
        m_request.certificateFile = text;
    } else if (option == CurlOption::Key) {
        m_request.keyFile = text;
    } else if (option == CurlOption::Proxy) {
        m_request.proxy =
            text.contains(QLatin1String("://")) || text.isEmpty() ? text : QLatin1String("http://") + text;
    } else if (option == CurlOption::Socks5) {
        m_request.proxy = QLatin1String("socks5://") + text;
    } else if (option == CurlOption::ProxyUser) {
        m_proxyUser = text;
    } else if (option == CurlOption::Method) {
        m_request.method = text;
    } else if (option == CurlOption::Url) {
        applyUrl(value);
    }
}

void CurlReader::applySwitch(CurlOption option, const QByteArray &name)
{
    if (option == CurlOption::Head)
        m_head = true;
    else if (option == CurlOption::Basic)
        m_request.digest = false;
    else if (option == CurlOption::Digest)
        m_request.digest = true;
    else if (option == CurlOption::Location)
        m_request.followRedirects = true;
    else if (option == CurlOption::Insecure)
        m_request.insecure = true;
    else if (option == CurlOption::Compressed)
        m_request.compressed = true;
    else if (option == CurlOption::Next)
        m_ended = true;
    if (m_ended)
        ignore(QString::fromUtf8(name));
}

void CurlReader::applyUrl(const QByteArray &value)
{
    if (m_request.url.isEmpty())
        m_request.url = QString::fromUtf8(value);
    else
        ignore(QString::fromUtf8(value));
}

Result<void> CurlReader::finish()
{
    m_begin = 0;
    if (m_request.url.isEmpty())
        return mistake(QStringLiteral("the address is missing"));
    if (m_head && m_request.method.isEmpty())
        m_request.method = QStringLiteral("HEAD");
    const QString reason = m_body.finish(m_request);
    if (!reason.isEmpty())
        return mistake(reason);
    if (m_request.method.isEmpty())
        m_request.method = QStringLiteral("GET");
    m_request.ignored += m_body.ignored();
    finishProxy();
    return {};
}

/// Puts the user of --proxy-user where one in the proxy's own text would stand.
void CurlReader::finishProxy()
{
    if (m_request.proxy.isEmpty() || m_proxyUser.isEmpty())
        return;
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    const qsizetype begin = m_request.proxy.indexOf(QLatin1String("://")) + 3;
    const QString address = m_request.proxy.mid(std::max(begin, m_request.proxy.lastIndexOf(u'@') + 1));
    const QString password =
        m_proxyUser.contains(u':') ? u':' + encoded(m_proxyUser.section(u':', 1)) : QString();
    m_request.proxy =
        m_request.proxy.left(begin) + encoded(m_proxyUser.section(u':', 0, 0)) + password + u'@' + address;
}

QString withoutPassword(const QString &url)
{
    static const QRegularExpression login(
        QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*://|//)?([^/?#:@]*):[^/?#]*@"));
    return QString(url).replace(login, QStringLiteral("\\1\\2@"));
}

} // namespace

Result<CurlRequest> parseCurl(const QString &command)
{
    const auto split = splitCommand(command, shellOf(command));
    if (!split)
        return failure(split.error());
    CurlReader reader(split->words);
    auto request = reader.read();
    if (request && !split->rest.isEmpty())
        request->ignored += split->rest;
    return request;
}

CurlRequest withoutSecrets(CurlRequest request)
{
    request.password.clear();
    request.bearer.clear();
    request.url = withoutPassword(request.url);
    request.proxy = withoutPassword(request.proxy);
    request.fields.removeSecrets();
    return request;
}

} // namespace wirebench
