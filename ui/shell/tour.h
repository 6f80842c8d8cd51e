#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace wirebench {

class Look;
class SessionPage;

/// The tour for first-time users, a bar above the tabs: it performs C3 for real, in four steps. Each step says
/// what to do and what to look at; what is to be done can be done by hand, or by the tour, and the tour goes on
/// when it has happened. GUI thread; owned by the main window, which opens the example and shows what a step is
/// about.
class Tour final : public QWidget
{
    Q_OBJECT

public:
    /// In their order.
    enum class Step : quint8 { Listen, Connect, Table, Ladder };
    static constexpr int stepCount = int(Step::Ladder) + 1;

    /// @param look outlives the tour
    Tour(Look &look, QWidget *parent = nullptr);

    /// Offers itself, with what will happen.
    void offer();
    /// Begins. Both ends are set up and stand still.
    void begin(SessionPage *server, SessionPage *client);
    bool isOn() const { return m_on; }
    Step step() const { return m_step; }
    QString text() const;

Q_SIGNALS:
    /// The offer was taken: open the example, then begin().
    void wanted();
    /// Show this session; @p view is the page of its traffic, empty for any.
    void pageWanted(wirebench::SessionPage *page, const QString &view);

protected:
    void changeEvent(QEvent *event) override;

private:
    void show(Step step);
    void goOn();
    void act();
    void end();
    void say();
    void applyLook();

    Look &m_look;
    QLabel *m_text;
    QPushButton *m_next; ///< does what the step asks for, or goes on
    QPushButton *m_end;
    QPointer<SessionPage> m_server;
    QPointer<SessionPage> m_client;
    Step m_step = Step::Listen;
    bool m_on = false;
};

} // namespace wirebench
