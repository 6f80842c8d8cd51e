#pragma once

#include "core/net/proxydialogue.h"

namespace wirebench {

/// CONNECT to an HTTP proxy (RFC 9110 section 9.3.6), with Basic authentication (RFC 7617) if there is a
/// user. A success has no body, whatever its head says; of a refusal only the head is read. See
/// ProxyDialogue.
class HttpProxyDialogue final : public ProxyDialogue
{
public:
    static constexpr qsizetype headLimit = 16 * 1024; ///< bytes of all heads together

    HttpProxyDialogue(const ProxyConfig &proxy, const QString &target);

    qsizetype receive(QByteArrayView bytes) override;

private:
    void take(char byte);
    void judgeHead();

    QByteArray m_statusLine;    ///< its beginning, without the line's end
    qsizetype m_lineLength = 0; ///< of the line under way, without CR
    qsizetype m_received = 0;
    bool m_inStatusLine = true;
};

} // namespace wirebench
