// Every built-in dialogue against a server that says anything: it ends or waits, never gives two commands in one line,
// and says nothing more once it has finished.

#include "core/dialogue/dialoguelibrary.h"
#include "core/dialogue/dialoguerunner.h"
#include "fuzzing.h"

using namespace wirebench;

namespace {

/// Does what a client would, at once.
class Driver
{
public:
    explicit Driver(DialogueRunner &runner, const QByteArray &data) : m_runner(runner), m_data(data) {}

    void pump()
    {
        for (int rounds = 0; rounds < 10'000; ++rounds) {
            const QList<DialogueCommand> commands = m_runner.take();
            if (commands.isEmpty())
                return;
            mustHold(!m_finished, "nothing comes after the end");
            for (const DialogueCommand &command : commands)
                std::visit([this](const auto &one) { act(one); }, command);
        }
        mustHold(false, "it does not go round for ever");
    }

private:
    void act(const ConnectControl &) { m_runner.connected(QStringLiteral("127.0.0.1")); }
    void act(const SendBytes &command)
    {
        mustHold(command.shown.isEmpty() || command.shown.size() == command.bytes.size(), "masks are as long");
        mustHold(!command.shown.contains("sesame"), "secrets are masked");
    }
    void act(const SendMessageBody &) { m_runner.messageSent(); }
    void act(const SecureControl &) { m_runner.secured(); }
    void act(const OpenDataConnection &command)
    {
        mustHold(command.address.host.isEmpty() || command.address.host == QStringLiteral("127.0.0.1"), "it stays with the server");
        m_runner.dataConnected();
        m_runner.dataReceived(m_data);
        m_runner.dataEnded();
    }
    void act(const SendDataFile &) { m_runner.dataSent(); }
    void act(const EndFile &) { m_runner.fileSaved(); }
    void act(const TellFinished &) { m_finished = true; }
    template <typename Told>
    void act(const Told &)
    {
    }

    DialogueRunner &m_runner;
    const QByteArray m_data;
    bool m_finished = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const QList<DialoguePtr> &dialogues = DialogueLibrary::builtIn().dialogues();
    const DialoguePtr dialogue = dialogues[input.options % dialogues.size()];
    DialogueValues values;
    for (const DialogueParameter &parameter : dialogue->parameters) {
        if (parameter.defaultValue.isEmpty() && parameter.kind != ParameterKind::Choice)
            values.insert(parameter.name, parameter.secret ? QStringLiteral("sesame") : QStringLiteral("x"));
    }
    if (dialogue->parameter(QStringLiteral("tls")))
        values.insert(QStringLiteral("tls"), input.options & 64 ? QStringLiteral("offered") : QStringLiteral("no"));
    RunnerOptions options;
    options.mostSavedBytes = 1000;
    DialogueRunner runner(dialogue, values, options);
    Driver driver(runner, input.bytes);
    runner.start();
    driver.pump();
    for (const QByteArray &piece : input.pieces()) {
        runner.received(piece);
        driver.pump();
    }
    runner.ended();
    driver.pump();
    runner.timedOut(1000);
    driver.pump();
    mustHold(runner.isFinished() || !runner.isWaiting(), "a server that has gone ends it");
    return 0;
}
