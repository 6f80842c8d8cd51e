#pragma once

#include "core/net/proxyconfig.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <utility>

namespace wirebench {

/// What is said to a proxy until it has connected, without a socket: takes what the proxy sends and gives
/// what to answer. A value's lifetime is one connection; any thread.
///
/// It takes no byte too many: what follows the proxy's last word belongs to whoever is behind it. No more
/// than 16 KiB of words are taken.
class ProxyDialogue
{
public:
    enum class State : quint8 {
        Going, ///< more has to come
        Done,  ///< the proxy has connected
        Failed ///< see error()
    };

    /// @param host a name is given to the proxy as it is, which looks it up. The empty host means the proxy's
    /// own machine, as it means this one without a proxy.
    static std::unique_ptr<ProxyDialogue> make(const ProxyConfig &proxy, const HostSpec &host, quint16 port);

    /// "example.org:443", "[2001:db8::1]:443": where a proxy is asked to connect to.
    static QString targetText(const HostSpec &host, quint16 port);

    virtual ~ProxyDialogue() = default;

    /// What waits to be sent; taken once. There is something at the start.
    QByteArray takeOutput() { return std::exchange(m_output, {}); }
    /// How many of these bytes belong to the dialogue: all, unless it ends within them.
    virtual qsizetype receive(QByteArrayView bytes) = 0;
    /// The proxy has closed the connection.
    void end();

    State state() const { return m_state; }
    /// ProxyForbids, ProxyCannotReach, ProxyRefuses, ProxyWantsLogin, ProxyRejectsLogin, ProxyEnded,
    /// NotAProxy.
    const Error &error() const { return m_error; }

protected:
    ProxyDialogue(const ProxyConfig &proxy, const QString &target) : m_proxy(proxy), m_target(target) {}

    bool hasLogin() const { return !m_proxy.user.isEmpty(); }
    void say(const QByteArray &bytes) { m_output += bytes; }
    void succeed() { m_state = State::Done; }
    void fail(ErrorCode code, const QString &words = {});

    const ProxyConfig m_proxy;
    const QString m_target;

private:
    QByteArray m_output;
    State m_state = State::Going;
    Error m_error;
};

} // namespace wirebench
