#include "core/http/httplogin.h"

#include <QRandomGenerator>

namespace wirebench {

namespace {

QByteArray newCnonce()
{
    QByteArray cnonce;
    for (int i = 0; i < 4; ++i)
        cnonce += QByteArray::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, '0');
    return cnonce;
}

} // namespace

QByteArray HttpLogin::authorization(const QByteArray &method, const QByteArray &target)
{
    if (m_challenge)
        return digestAuthorization(*m_challenge,
                                   {m_auth.user, m_auth.password, method, target, newCnonce(), ++m_count});
    if (m_auth.kind == HttpAuthKind::Basic)
        return "Basic " + (m_auth.user + u':' + m_auth.password).toUtf8().toBase64();
    if (m_auth.kind == HttpAuthKind::Bearer)
        return "Bearer " + m_auth.password.toUtf8();
    return {};
}

Result<bool> HttpLogin::take(const HttpFields &fields)
{
    if (m_auth.kind != HttpAuthKind::Basic && m_auth.kind != HttpAuthKind::Digest)
        return false;
    const auto challenge = strongestDigest(challengesIn(fields));
    if (!challenge && m_auth.kind == HttpAuthKind::Basic)
        return false; // Digest was not what the user wanted
    if (!challenge)
        return failure(challenge.error());
    const bool mayAnswer = m_answers == 0 || (m_answers == 1 && *challenge && (*challenge)->isStale);
    if (!*challenge || !mayAnswer)
        return false;
    m_challenge = *challenge;
    m_count = 0;
    ++m_answers;
    return true;
}

void HttpLogin::beginRequest()
{
    m_answers = 0;
}

} // namespace wirebench
