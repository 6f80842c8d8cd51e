#pragma once

#include "core/net/iothread.h"
#include "core/traffic/trafficlog.h"
#include "ui/dialogue/practicedesk.h"
#include "ui/language/language.h"
#include "ui/models/annotations.h"
#include "ui/models/messagelibrary.h"
#include "ui/models/waitingcalls.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/look.h"
#include "ui/widgets/sessionpage.h"

#include <QAbstractButton>
#include <QStringList>
#include <QTest>

namespace wirebench::test {

/// What the application gives to the tabs, for a test: the real log and the real I/O thread. Made before
/// the widgets that use it.
struct Bench
{
    Look look;
    Language language;
    TrafficLog log;
    Annotations annotations;
    MessageLibrary library;
    IoThread thread;

    WaitingCalls waiting;
    PracticeDesk practice{log, thread};

    SessionContext context() { return {look, log, annotations, thread, waiting, &library, &practice}; }
};

/// The control with this accessible name; the test stops if there is none.
template <typename Control>
Control *control(const QWidget &root, const QString &name)
{
    for (Control *found : root.findChildren<Control *>()) {
        if (found->accessibleName() == name)
            return found;
    }
    qFatal("no control is called “%s”", qPrintable(name));
}

/// The visible button with this word, whatever its mnemonic; null if there is none.
inline QAbstractButton *button(const QWidget &root, const QString &word)
{
    for (QAbstractButton *found : root.findChildren<QAbstractButton *>()) {
        if (found->isVisible() && found->text().remove(u'&') == word)
            return found;
    }
    return nullptr;
}

/// Presses it as a user would. False if it is not there or cannot be pressed.
inline bool press(const QWidget &root, const QString &word)
{
    QAbstractButton *found = button(root, word);
    if (!found || !found->isEnabled())
        return false;
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

/// Replaces what stands in a field.
inline void type(QWidget *field, const QString &text)
{
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

/// The call strip as words: "socket", "listen(5)", "accept …", "bind EADDRINUSE".
inline QStringList stripOf(const QWidget &page)
{
    QStringList words;
    for (const CallStep &step : page.findChild<CallStrip *>()->steps()) {
        QString word = QString::fromLatin1(callName(step.call));
        if (!step.arguments.isEmpty())
            word += u'(' + step.arguments + u')';
        if (step.state == CallStep::State::Waiting)
            word += QStringLiteral(" …");
        if (step.state == CallStep::State::Held)
            word += step.isNext ? QStringLiteral(" held next") : QStringLiteral(" held");
        if (step.state == CallStep::State::Failed)
            word += u' ' + step.errnoName;
        words.append(word);
    }
    return words;
}

/// The bytes that the log has of one direction, one entry for each record.
inline QByteArrayList payloads(const TrafficLog &log, EndpointId endpoint, Direction direction)
{
    QByteArrayList found;
    const LogSnapshot snapshot = log.snapshot();
    snapshot.forEach(snapshot.firstId(), snapshot.endId(), [&](const SocketCall &call) {
        if (call.flow->endpoint->id == endpoint && call.direction == direction)
            found.append(call.payload.toByteArray());
        return true;
    });
    return found;
}

} // namespace wirebench::test
