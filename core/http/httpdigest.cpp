#include "core/http/httpdigest.h"

#include <algorithm>

namespace wirebench {

namespace {

struct KnownAlgorithm
{
    const char *name;
    QCryptographicHash::Algorithm hash;
    bool isSession;
};
// The stronger first. SHA-512-256 of RFC 7616 is not among Qt's hashes, and no server in use asks for it
// alone.
constexpr KnownAlgorithm knownAlgorithms[] = {{"SHA-256", QCryptographicHash::Sha256, false},
                                              {"SHA-256-sess", QCryptographicHash::Sha256, true},
                                              {"MD5", QCryptographicHash::Md5, false},
                                              {"MD5-sess", QCryptographicHash::Md5, true}};

const KnownAlgorithm *algorithmIn(const HttpChallenge &challenge)
{
    const QByteArray named = challenge.parameter("algorithm");
    const QByteArray name = named.isEmpty() ? QByteArray("MD5") : named;
    const auto found = std::find_if(
        std::begin(knownAlgorithms), std::end(knownAlgorithms),
        [&](const KnownAlgorithm &known) { return name.compare(known.name, Qt::CaseInsensitive) == 0; });
    return found == std::end(knownAlgorithms) ? nullptr : found;
}

bool isTrue(const QByteArray &value)
{
    return value.compare("true", Qt::CaseInsensitive) == 0;
}

bool offersAuth(const QByteArray &qop)
{
    const QList<QByteArray> offers = qop.toLower().split(',');
    return std::any_of(offers.begin(), offers.end(),
                       [](const QByteArray &offer) { return offer.trimmed() == "auth"; });
}

/// What is not known in it; empty if all is.
QByteArray unknownIn(const HttpChallenge &challenge)
{
    if (!algorithmIn(challenge))
        return challenge.parameter("algorithm");
    const QByteArray qop = challenge.parameter("qop");
    return qop.isEmpty() || offersAuth(qop) ? QByteArray() : "qop=" + qop;
}

DigestChallenge digestIn(const HttpChallenge &challenge, const KnownAlgorithm &algorithm)
{
    DigestChallenge digest;
    digest.realm = challenge.parameter("realm");
    digest.nonce = challenge.parameter("nonce");
    digest.opaque = challenge.parameter("opaque");
    digest.algorithm = challenge.parameter("algorithm");
    digest.hash = algorithm.hash;
    digest.isSession = algorithm.isSession;
    digest.hasQop = !challenge.parameter("qop").isEmpty();
    digest.isStale = isTrue(challenge.parameter("stale"));
    digest.userHash = isTrue(challenge.parameter("userhash"));
    digest.isUtf8 = challenge.parameter("charset").compare("UTF-8", Qt::CaseInsensitive) == 0;
    return digest;
}

QByteArray hashed(const DigestChallenge &challenge, const QByteArray &text)
{
    return QCryptographicHash::hash(text, challenge.hash).toHex();
}

QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

bool isPlain(const QByteArray &user)
{
    return std::all_of(user.begin(), user.end(), [](char c) { return c >= ' ' && c < 0x7f; });
}

/// username, or what stands in its place: hashed, or in the notation of RFC 8187. Servers that say nothing of
/// UTF-8 (Apache 2.4) do not know that notation; they compare the bytes.
QByteArray userParameter(const DigestChallenge &challenge, const QByteArray &user)
{
    if (challenge.userHash)
        return "username=" + quoted(hashed(challenge, user + ':' + challenge.realm)) + ", userhash=true";
    if (isPlain(user) || !challenge.isUtf8)
        return "username=" + quoted(user);
    return "username*=UTF-8''" + user.toPercentEncoding();
}

QByteArray countText(quint32 count)
{
    return QByteArray::number(count, 16).rightJustified(8, '0');
}

QByteArray response(const DigestChallenge &challenge, const DigestRequest &request)
{
    QByteArray secret =
        hashed(challenge, request.user.toUtf8() + ':' + challenge.realm + ':' + request.password.toUtf8());
    if (challenge.isSession)
        secret = hashed(challenge, secret + ':' + challenge.nonce + ':' + request.cnonce);
    QByteArray nonce = challenge.nonce;
    if (challenge.hasQop)
        nonce += ':' + countText(request.count) + ':' + request.cnonce + ":auth";
    return hashed(challenge,
                  secret + ':' + nonce + ':' + hashed(challenge, request.method + ':' + request.target));
}

} // namespace

Result<std::optional<DigestChallenge>> strongestDigest(const QList<HttpChallenge> &challenges)
{
    const KnownAlgorithm *best = nullptr;
    const HttpChallenge *chosen = nullptr;
    QByteArray unknown;
    for (const HttpChallenge &challenge : challenges) {
        if (!challenge.isOf("Digest") || challenge.parameter("nonce").isEmpty())
            continue;
        const QByteArray what = unknownIn(challenge);
        const KnownAlgorithm *algorithm = what.isEmpty() ? algorithmIn(challenge) : nullptr;
        if (!algorithm) {
            unknown = what;
        } else if (!best || algorithm < best) {
            best = algorithm;
            chosen = &challenge;
        }
    }
    if (chosen)
        return digestIn(*chosen, *best);
    if (!unknown.isEmpty())
        return failure({ErrorCode::HttpDigestUnknown, {QString(), QString::fromUtf8(unknown)}});
    return std::nullopt;
}

QByteArray digestAuthorization(const DigestChallenge &challenge, const DigestRequest &request)
{
    QByteArray value = "Digest " + userParameter(challenge, request.user.toUtf8());
    value += ", realm=" + quoted(challenge.realm) + ", nonce=" + quoted(challenge.nonce);
    value += ", uri=" + quoted(request.target);
    if (!challenge.algorithm.isEmpty())
        value += ", algorithm=" + challenge.algorithm;
    if (challenge.hasQop || challenge.isSession)
        value += ", cnonce=" + quoted(request.cnonce);
    if (challenge.hasQop)
        value += ", nc=" + countText(request.count) + ", qop=auth";
    value += ", response=" + quoted(response(challenge, request));
    if (!challenge.opaque.isEmpty())
        value += ", opaque=" + quoted(challenge.opaque);
    return value;
}

} // namespace wirebench
