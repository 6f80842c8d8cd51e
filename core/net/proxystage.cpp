#include "core/net/proxystage.h"

#include <array>

namespace wirebench {

namespace {

constexpr size_t lookSize = 4096;

} // namespace

ProxyStage::ProxyStage(Reactor &reactor, CallRecorder recorder, NativeSocket socket,
                       std::unique_ptr<ProxyDialogue> dialogue, Finished finished, Changed changed)
    : m_reactor(reactor), m_recorder(std::move(recorder)), m_socket(std::move(socket)),
      m_dialogue(std::move(dialogue)), m_finished(std::move(finished)), m_changed(std::move(changed)),
      m_pass(reactor.gate(), *this), m_since(m_recorder.now())
{
    m_recorder.setMarks(CallMark::ProxyDialogue);
}

ProxyStage::~ProxyStage()
{
    close();
}

CallRecorder ProxyStage::recorder() const
{
    CallRecorder plain = m_recorder;
    plain.setMarks(0);
    return plain;
}

void ProxyStage::abandon(int systemError)
{
    const SysResult result{-1, systemError};
    if (waitingIn() == Call::Send)
        m_since = m_recorder.recordSent(quint32(m_output.size()), result, {}, m_since);
    else
        m_since = m_recorder.recordReceived(lookSize, result, {}, m_since);
    close();
}

void ProxyStage::close()
{
    m_pass.withdraw();
    m_watch.release();
    if (m_socket.isOpen())
        recorder().record(Call::Close, QString(), m_socket.close(), m_recorder.now());
}

void ProxyStage::start()
{
    m_watch = m_reactor.watch(m_socket.descriptor(), *this, Reactor::Read);
    goOn();
}

NativeSocket ProxyStage::takeSocket()
{
    m_watch.release();
    return std::move(m_socket);
}

void ProxyStage::socketReady(bool readable, bool writable)
{
    const bool isReady = m_output.isEmpty() ? readable : writable;
    if (!isReady)
        return;
    if (m_pass.hold(waitingIn(), m_recorder.flow()))
        updateInterest();
    else
        makeCall();
}

bool ProxyStage::callReleased(Call)
{
    m_since = m_pass.withoutHold(m_since, m_recorder.now());
    const qint64 before = m_since; // which each record moves on
    updateInterest();
    makeCall();
    return m_since != before;
}

void ProxyStage::makeCall()
{
    if (m_output.isEmpty())
        receive();
    else
        send();
}

void ProxyStage::updateInterest()
{
    const Reactor::Interest wanted = m_output.isEmpty() ? Reactor::Read : Reactor::Write;
    m_watch.setInterest(m_pass.isHeld() ? Reactor::Nothing : wanted);
}

void ProxyStage::send()
{
    const quint32 size = quint32(m_output.size());
    const SysResult result = m_socket.send(m_output.constData(), size);
    if (result.wouldBlock())
        return;
    const Bytes taken = result.ok() ? Bytes::copyOf(QByteArrayView(m_output).first(result.value)) : Bytes();
    m_since = m_recorder.recordSent(size, result, taken, m_since);
    if (!result.ok()) {
        fail(result.error);
        return;
    }
    m_output.remove(0, result.value);
    goOn();
}

void ProxyStage::receive()
{
    std::array<char, lookSize> seen;
    const SysResult look = m_socket.peek(seen.data(), quint32(seen.size()));
    if (look.wouldBlock())
        return;
    if (!look.ok()) { // told once: a recv() would find nothing any more
        m_since = m_recorder.recordReceived(quint32(seen.size()), look, {}, m_since);
        fail(look.error);
        return;
    }
    if (look.value == 0) {
        take(qsizetype(seen.size())); // the same again, for the log
        return;
    }
    take(m_dialogue->receive(QByteArrayView(seen.data(), look.value)));
}

/// recv() of what the dialogue has accepted, or of the end of the stream.
void ProxyStage::take(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    const SysResult result = m_socket.receive(bytes.data(), quint32(size));
    if (result.wouldBlock())
        return;
    bytes.truncate(result.ok() ? result.value : 0);
    m_since = m_recorder.recordReceived(quint32(size), result, Bytes::copyOf(bytes), m_since);
    if (!result.ok()) {
        fail(result.error);
        return;
    }
    if (bytes.isEmpty())
        m_dialogue->end();
    goOn();
}

void ProxyStage::goOn()
{
    switch (m_dialogue->state()) {
    case ProxyDialogue::State::Done:
        finish({});
        return;
    case ProxyDialogue::State::Failed:
        finish(failure(m_dialogue->error()));
        return;
    case ProxyDialogue::State::Going:
        break;
    }
    if (m_output.isEmpty())
        m_output = m_dialogue->takeOutput();
    updateInterest();
    if (m_changed)
        m_changed();
}

void ProxyStage::finish(const Result<void> &result)
{
    m_watch.release();
    m_finished(result);
}

/// A proxy that resets the connection has ended the dialogue, too.
void ProxyStage::fail(int systemError)
{
    m_dialogue->end();
    Error error = m_dialogue->error();
    error.systemError = systemError;
    finish(failure(error));
}

} // namespace wirebench
