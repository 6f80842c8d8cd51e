#pragma once

#include "core/net/proxydialogue.h"

namespace wirebench {

/// SOCKS version 5 (RFC 1928): greeting, login (RFC 1929) if the proxy wants one, CONNECT. See ProxyDialogue.
class Socks5Dialogue final : public ProxyDialogue
{
public:
    Socks5Dialogue(const ProxyConfig &proxy, const QString &target, const HostSpec &host, quint16 port);

    qsizetype receive(QByteArrayView bytes) override;

private:
    enum class Stage : quint8 { Method, Login, Reply };

    /// Bytes that the message under way has at least, as far as is known from its beginning.
    qsizetype messageSize() const;
    void judge();
    void judgeMethod(quint8 method);
    void judgeLogin();
    void judgeReply();
    void sayLogin();
    void sayRequest();

    const HostSpec m_host;
    const quint16 m_port;
    Stage m_stage = Stage::Method;
    QByteArray m_message; ///< the one that is being received, at most 262 bytes
};

} // namespace wirebench
