// Loaded into a Qt program by LD_PRELOAD: says on the descriptor in FIRST_PAINT_FD when it was loaded, when it had its
// QApplication, and when it had painted its first frame (and, with FIRST_PAINT_OF, the first frame with a widget of that
// class in it); then what memory it holds at rest, and ends it. So a program is measured as it is, and an empty window in
// the same way.

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace {

constexpr int restMs = 1500;

int descriptor()
{
    static const int number = qEnvironmentVariableIntValue("FIRST_PAINT_FD");
    return number;
}

void say(const char *what, long long value)
{
    dprintf(descriptor(), "%s %lld\n", what, value);
}

/// Nanoseconds of the clock that the bench reads, too.
void sayTime(const char *what)
{
    timespec now = {};
    clock_gettime(CLOCK_MONOTONIC, &now);
    say(what, now.tv_sec * 1'000'000'000LL + now.tv_nsec);
}

/// In KiB: Rss, Pss and what is this process' alone.
void sayMemory()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    long long own = 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 2)
            continue;
        if (words[0] == "Rss:" || words[0] == "Pss:")
            say(words[0].chopped(1).constData(), words[1].toLongLong());
        if (words[0] == "Private_Clean:" || words[0] == "Private_Dirty:")
            own += words[1].toLongLong();
    }
    say("Own", own);
}

class FirstPaint final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() != QEvent::Paint || !widget)
            return false;
        if (!m_partPainted && !m_part.isEmpty() && widget->inherits(m_part.constData())) {
            m_partPainted = true;
            QTimer::singleShot(0, qApp, [] { sayTime("part"); });
        }
        // Of the top-level widget: its whole contents are painted and flushed within this event.
        if (m_painted || !widget->isWindow())
            return false;
        m_painted = true;
        QTimer::singleShot(0, qApp, [] {
            sayTime("painted");
            QTimer::singleShot(restMs, qApp, [] {
                sayMemory();
                say("widgets", QApplication::allWidgets().size());
                fsync(descriptor());
                _exit(0);
            });
        });
        return false;
    }

private:
    const QByteArray m_part = qgetenv("FIRST_PAINT_OF");
    bool m_painted = false;
    bool m_partPainted = false;
};

void watch()
{
    if (descriptor() <= 0)
        return;
    sayTime("application");
    qApp->installEventFilter(new FirstPaint(qApp));
}

[[gnu::constructor]] void loaded()
{
    if (descriptor() > 0)
        sayTime("loaded");
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)
