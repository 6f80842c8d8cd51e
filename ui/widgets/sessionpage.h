#pragma once

#include "core/base/error.h"
#include "core/messages/savedmessages.h"
#include "core/traffic/trafficlog.h"
#include "core/workspace/settings.h"
#include "ui/widgets/endpointcalls.h"
#include "ui/widgets/sessionzones.h"

#include <QMap>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace wirebench {

class AddressLine;
class Annotations;
class CallStrip;
class IoThread;
class LastMessageCard;
class Look;
class MessageLibrary;
class MessagesPart;
class Notice;
class PayloadEditor;
class PracticeDesk;
class TrafficPanel;
class WaitingCalls;

/// What every session needs of the program. All of it outlives the pages.
struct SessionContext
{
    Look &look;
    TrafficLog &log;
    Annotations &annotations;
    IoThread &thread;
    WaitingCalls &waiting;
    MessageLibrary *library = nullptr; ///< saved messages; null: the pages have no list of them
    PracticeDesk *practice = nullptr;  ///< practice servers; null: the pages offer none
};

/// One session in its tab: the four zones that all kinds share (address line, call strip, work area,
/// traffic), from top to bottom. Each kind of tab derives from it, fills the address line and the work
/// area, and drives its engine. GUI thread; owned by its session stack.
class SessionPage : public QWidget
{
    Q_OBJECT

public:
    ~SessionPage() override;

    /// As the window and the log call it.
    const QString &name() const { return m_name; }
    void setName(const QString &name) { m_name = name; }

    /// What is typed, right or wrong.
    virtual SessionSettings settings() const = 0;
    virtual bool isRunning() const = 0;
    /// As the primary button does; ends in settled(). Ignored while running.
    virtual void start() = 0;
    virtual void stop() = 0;
    /// For the menu Session.
    virtual QList<QAction *> sessionActions() const = 0;
    /// The same for the traffic zone.
    QList<QAction *> trafficActions() const;

    void focusAddress();
    /// Brings the traffic to the front, with this of its pages: "table", "ladder", …
    void showTrafficView(const QString &id);
    struct Hint
    {
        QString title;
        QString text;
    };
    /// One sentence or three on what to look at, below the address line, until it is dismissed. @p words gives them in
    /// the language of the moment.
    void showHint(std::function<Hint()> words);

    /// How splitters and table headers stand, by names that all pages of a kind share.
    virtual void saveStates(QMap<QString, QByteArray> &states) const;
    virtual void restoreStates(const QMap<QString, QByteArray> &states);

Q_SIGNALS:
    /// A start has succeeded or failed.
    void settled(bool running);
    void runningChanged(bool running);
    /// Something that the workspace keeps has changed.
    void edited();

protected:
    /// @param kind the id of the kind of tab; names the kept states.
    SessionPage(const SessionContext &context, const QString &kind, const QString &name, QWidget *parent);

    /// Call once, from the constructor of the derived class.
    /// @param workPercent the part of the height for the work area, where the traffic has enough left.
    void compose(EndpointId endpoint, const SessionZones::Zone &left, const SessionZones::Zone &right,
                 int workPercent = 40);

    /// After compose(), where a session has several endpoints.
    void setEndpoints(const QList<EndpointId> &endpoints);
    /// The side list of saved messages; before compose(). Null where the program has none. @param send hands
    /// one to the session, or says why it cannot.
    MessagesPart *
    makeMessages(MessageKind kind, PayloadEditor &editor,
                 const std::function<Result<void>(const SavedMessage &, const OutboundMessage &)> &send);
    /// @p content with that list beside it, or alone.
    QWidget *besidesMessages(QWidget *content);
    /// What of it stands in the menu Session.
    QList<QAction *> messageActions() const;

    /// Shows a record of the log in the traffic zone. False if the log has dropped it.
    bool goToRecord(quint64 id);

    /// These below each other, the last with what height is left: the right half of the work area.
    QWidget *makeColumn(const QList<QWidget *> &parts);

    Look &look() const { return m_context.look; }
    AddressLine &address() const { return *m_address; }
    CallStrip &strip() const { return *m_strip; }

    struct Waiting
    {
        std::optional<Call> call;
        qint64 sinceNs = 0;
    };
    /// The call that the engine has not returned from, for the call strip and the ladders.
    virtual Waiting waiting() const = 0;
    /// What the primary button does: stop() while it runs, else start().
    void toggle();
    /// start() was called: the next settle() says settled(), later ones nothing.
    void beginSettling() { m_settling = true; }
    void settle(bool running);
    /// Says runningChanged() if that is news.
    void tellRunning(bool running);
    /// Shows what went wrong in a notice of the work area, and the zone that it is in.
    void tellError(Notice *notice, const Error &error);
    /// Where the zones are pages: brings the one to the front that has this part.
    void showZoneOf(const QWidget *part);
    /// The steps of an earlier run go from the strip. Call it when the engine is started.
    void restartStrip();
    /// The engine waits in another call than before.
    void updateStrip();
    /// The window speaks another language: says anew what depends on a state.
    virtual void languageChanged() {}
    /// Called ten times a second while the page is visible.
    virtual void tick() {}

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void pollCalls();
    void tellWaiting(const Waiting &now);

    const SessionContext m_context;
    const QString m_kind;
    QString m_name;
    AddressLine *m_address;
    Notice *m_hint;
    std::function<Hint()> m_hintWords;
    CallStrip *m_strip;
    LastMessageCard *m_card; ///< while projecting
    SessionZones *m_zones = nullptr;
    TrafficPanel *m_traffic = nullptr;
    MessagesPart *m_messages = nullptr;
    std::optional<EndpointCalls> m_calls;
    QList<CallStep> m_held; ///< by step mode
    bool m_settling = false;
    bool m_wasRunning = false;
    QTimer m_timer;
};

} // namespace wirebench
