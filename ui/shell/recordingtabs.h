#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QTabWidget;

namespace wirebench {

class Look;
class RecordingPage;

/// The recordings that are open: tabs behind those of the sessions, each with a button that closes it. They
/// are not part of the workspace. GUI thread; owned by the main window's tabs.
class RecordingTabs final : public QObject
{
    Q_OBJECT

public:
    /// @param look outlives the tabs
    RecordingTabs(Look &look, QTabWidget *tabs);

    /// Brings the recording of a file to the front; reads it unless it is open.
    RecordingPage *open(const QString &path);
    void askToOpen();
    /// The one in front; null if that is something else.
    RecordingPage *current() const;
    void closeCurrent();

    /// Of what is dropped: the files that may be saved logs.
    static QStringList pathsIn(const QMimeData &dropped);

Q_SIGNALS:
    /// One was opened, read or closed.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    RecordingPage *page(int index) const;
    void close(RecordingPage *page);
    void addCloseButton(RecordingPage *page);
    void applyLook();
    void retranslate();

    Look &m_look;
    QTabWidget *const m_tabs;
    QString m_folder; ///< where the last one came from
};

} // namespace wirebench
