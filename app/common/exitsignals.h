#pragma once

#include <QObject>

#include <memory>

namespace wirebench {

/// SIGINT, SIGTERM and SIGHUP as a Qt signal, on Windows Ctrl+C, Ctrl+Break and the end of the console. The
/// first one asks the program to end; a second one ends it at once, for whoever does not want to wait. SIGHUP
/// stays ignored where it was (nohup). Make at most one, on the main thread.
class ExitSignals final : public QObject
{
    Q_OBJECT

public:
    explicit ExitSignals(QObject *parent = nullptr);
    ~ExitSignals() override;

Q_SIGNALS:
    void raised();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wirebench
