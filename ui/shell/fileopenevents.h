#pragma once

#include <QObject>

namespace wirebench {

/// The files that the system asks the running program to open: on macOS a double click arrives so
/// (QFileOpenEvent), not in the command line. GUI thread; made once the application is there.
class FileOpenEvents final : public QObject
{
    Q_OBJECT

public:
    explicit FileOpenEvents(QObject *parent = nullptr);

Q_SIGNALS:
    void requested(const QString &path);

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace wirebench
