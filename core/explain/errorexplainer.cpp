#include "core/explain/errorexplainer.h"

#include <cerrno>

namespace wirebench {

namespace {

bool isUnix(const QString &address)
{
    return address.startsWith(QLatin1String("unix:"));
}

bool isDatagramCall(const QString &call)
{
    return call == u"sendto" || call == u"recvfrom";
}

QStringList topicsOfRefusal(const QString &call)
{
    if (isDatagramCall(call))
        return {QStringLiteral("datagram"), QStringLiteral("firewall")};
    return {QStringLiteral("silence"), QStringLiteral("firewall")};
}

QStringList topicsOfForbidden(const QString &call)
{
    if (call == u"bind")
        return {QStringLiteral("privileged")};
    return call == u"setsockopt" ? QStringList() : QStringList{QStringLiteral("firewall")};
}

QStringList topicsOfErrno(const QString &call, int systemError)
{
    switch (systemError) {
    case EADDRINUSE:
        return {QStringLiteral("busyport"), QStringLiteral("timewait")};
    case EACCES:
    case EPERM:
        return topicsOfForbidden(call);
    case ECONNREFUSED:
        return topicsOfRefusal(call);
    case ETIMEDOUT:
        return {QStringLiteral("silence"), QStringLiteral("firewall")};
    case ECONNRESET:
    case ECONNABORTED:
    case EPIPE:
        return {QStringLiteral("reset"), QStringLiteral("silence")};
    case EHOSTUNREACH:
#ifdef EHOSTDOWN
    case EHOSTDOWN:
#endif
    case ENETUNREACH:
    case ENETDOWN:
        return {QStringLiteral("route"), QStringLiteral("firewall")};
    case EMFILE:
    case ENFILE:
        return {QStringLiteral("descriptors")};
    case EMSGSIZE:
        return {QStringLiteral("size")};
    case EADDRNOTAVAIL:
        return call == u"connect" ? QStringList{QStringLiteral("timewait")} : QStringList();
    case EAGAIN:
    case ENOBUFS:
        return {QStringLiteral("slowreader")};
    case EPROTO:
        return call == u"do_handshake" ? QStringList{QStringLiteral("tls")} : QStringList();
    default:
        return systemError < 0 ? QStringList{QStringLiteral("names")} : QStringList();
    }
}

QStringList topicsOfTimeout(const QString &address)
{
    if (address.contains(QLatin1String("://")))
        return {QStringLiteral("proxy")};
    return {QStringLiteral("silence"), QStringLiteral("firewall")};
}

bool isBetween(ErrorCode code, ErrorCode first, ErrorCode last)
{
    return code >= first && code <= last;
}

QStringList topicsOfCode(const Error &error)
{
    const ErrorCode code = error.code;
    if (code == ErrorCode::HostNotFound)
        return {QStringLiteral("names")};
    if (code == ErrorCode::ConnectTimedOut && !isUnix(error.arguments.value(0)))
        return topicsOfTimeout(error.arguments.value(0));
    if (code == ErrorCode::OutboundQueueFull)
        return {QStringLiteral("slowreader")};
    if (code == ErrorCode::UnixPathInUse || code == ErrorCode::NotASocketFile ||
        code == ErrorCode::ConnectTimedOut)
        return {QStringLiteral("unix")};
    if (isBetween(code, ErrorCode::ProxyForbids, ErrorCode::NotAProxy))
        return {QStringLiteral("proxy")};
    if (isBetween(code, ErrorCode::TlsNotSpoken, ErrorCode::DtlsNoSession))
        return {QStringLiteral("tls")};
    if (code == ErrorCode::DtlsMessageSize)
        return {QStringLiteral("size")};
    if (isBetween(code, ErrorCode::CertificateExpired, ErrorCode::CertificateRefused))
        return {QStringLiteral("certificate")};
    if (isBetween(code, ErrorCode::HttpStartLine, ErrorCode::HttpChunkEnd))
        return {QStringLiteral("http")};
    return {};
}

/// The port at the end of "127.0.0.1:80"; for an address without one a word that stands for it.
QString portIn(const QString &address)
{
    const QString port = address.mid(address.lastIndexOf(u':') + 1);
    bool isNumber = false;
    port.toUShort(&isNumber);
    return isNumber ? port : QStringLiteral("PORT");
}

QList<ErrorTopic> topicsNamed(const QStringList &names, const QString &address, const ExplainTexts &texts)
{
    QList<ErrorTopic> topics;
    for (const QString &name : names)
        topics << ErrorTopic{
            texts.text(QStringLiteral("topic.%1.title").arg(name)),
            texts.text(QStringLiteral("topic.%1.text").arg(name), {{"port", portIn(address)}})};
    return topics;
}

/// Where it happened, as far as that makes a difference: a call, or "unix".
QString variantFor(const QString &call, int systemError, const QString &address)
{
    const bool meansPath = systemError == EACCES || systemError == EADDRINUSE;
    return meansPath && isUnix(address) ? QStringLiteral("unix") : call;
}

/// What is said of an errno in this call, or else in any.
QString errnoText(const QString &name, const QString &call, const char *part, const ExplainTexts &texts)
{
    const QString ofCall = QStringLiteral("errno.%1.%2.%3").arg(name, call, QLatin1String(part));
    if (texts.has(ofCall))
        return texts.text(ofCall);
    return texts.text(QStringLiteral("errno.%1.%2").arg(name, QLatin1String(part)));
}

} // namespace

ErrorExplanation explainErrno(const QString &call, int systemError, const QString &address,
                              const ExplainTexts &texts)
{
    ErrorExplanation explanation;
    explanation.name = Error::errnoName(systemError);
    const bool isKnown = texts.has(QStringLiteral("errno.%1.meaning").arg(explanation.name));
    const QString key = isKnown ? explanation.name : QStringLiteral("other");
    explanation.meaning =
        texts.text(QStringLiteral("errno.%1.meaning").arg(key), {{"number", QString::number(systemError)}});
    const QString variant = variantFor(call, systemError, address);
    explanation.cause = errnoText(key, variant, "cause", texts);
    explanation.remedy = errnoText(key, variant, "try", texts);
    const QStringList topics =
        isUnix(address) ? QStringList{QStringLiteral("unix")} : topicsOfErrno(call, systemError);
    explanation.topics = topicsNamed(topics, address, texts);
    return explanation;
}

ErrorExplanation explainError(const Error &error, const ExplainTexts &texts)
{
    if (error.code == ErrorCode::SystemCall)
        return explainErrno(error.arguments.value(0), error.systemError, error.arguments.value(1), texts);
    ErrorExplanation explanation;
    explanation.topics = topicsNamed(topicsOfCode(error), error.arguments.value(0), texts);
    return explanation;
}

} // namespace wirebench
