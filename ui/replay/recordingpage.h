#pragma once

#include "core/replay/replayplayer.h"
#include "ui/models/annotations.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace wirebench {

class ActionButton;
class Look;
class Notice;
class RecordingLoader;
class ReplayActions;
class TrafficPanel;
class TransportBar;

/// A saved log that plays: says that it is a recording, and of what; the transport bar; the same traffic zone
/// as every session, on the recording's own log. Reads its file in the thread pool. GUI thread; owned by the
/// window's tabs.
class RecordingPage final : public QWidget
{
    Q_OBJECT

public:
    /// @param look outlives the page
    RecordingPage(Look &look, const QString &path, QWidget *parent = nullptr);
    ~RecordingPage() override;

    const QString &path() const { return m_path; }
    /// The file's name.
    QString name() const;
    /// As soon as it is read.
    void playAtOnce();

    /// For the menu Session.
    QList<QAction *> sessionActions() const;
    /// Empty until the file is read.
    QList<QAction *> trafficActions() const;
    /// To what Ctrl+L goes to: the controls.
    void focusControls();

    /// Null until the file is read.
    const ReplayPlayer *player() const { return m_player ? &*m_player : nullptr; }
    TrafficPanel *traffic() const { return m_traffic; }
    TransportBar *transport() const { return m_transport; }
    ReplayActions *actions() const { return m_actions; }
    Notice *notice() const { return m_notice; }
    QString headText() const;

Q_SIGNALS:
    /// The file was read, or could not be: notice() says why.
    void settled(bool read);
    /// The user gave the reading up.
    void closeWanted();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeWaiting();
    void connectActions();
    void take(const RecordingPtr &recording);
    void refuse(const Error &error);
    void tick();
    /// After every change of the player.
    void showPlayer();
    qint64 clockNs() const { return m_clock.nsecsElapsed(); }
    void showName();
    void applyLook();
    void retranslate();

    Look &m_look;
    const QString m_path;
    RecordingPtr m_recording;
    Annotations m_annotations; ///< of the recording, which come with it
    std::optional<ReplayPlayer> m_player;
    QElapsedTimer m_clock;
    QTimer m_timer; ///< runs while it plays
    RecordingLoader *m_loader;
    ReplayActions *m_actions;
    QVBoxLayout *m_column = nullptr;
    QLabel *m_symbol;
    QLabel *m_word;
    QLabel *m_details;
    Notice *m_notice;
    QWidget *m_waiting = nullptr;
    QLabel *m_waitingText = nullptr;
    QProgressBar *m_progress = nullptr;
    QAction *m_giveUp = nullptr;
    TransportBar *m_transport;
    TrafficPanel *m_traffic = nullptr; ///< made with the recording's log
    bool m_playsAtOnce = false;
};

} // namespace wirebench
