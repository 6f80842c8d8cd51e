// How long the window's thread is busy for one frame while records pour in and the table follows.
//
//   bench_frames [--rate RECORDS_PER_SECOND] [--seconds S]
//
// A thread appends at the rate; the window runs its own event loop with the traffic panel of a tab. Two
// things are measured: "frame" is the time from one painting of the table (or the ladder) to the next, "busy" how
// much of it the window's thread spent in events (ticks, layout, painting). Build it in the preset "bench";
// QT_QPA_PLATFORM=offscreen paints into memory.

#include "tests/ui/models/logwriter.h"
#include "ui/widgets/ladderpage.h"
#include "ui/widgets/ladderview.h"
#include "ui/widgets/look.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/trafficpanel.h"
#include "ui/widgets/trafficview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

using namespace wirebench;

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

class Samples
{
public:
    void add(double value) { m_values.push_back(value); }
    void print(const char *name)
    {
        std::sort(m_values.begin(), m_values.end());
        if (m_values.empty())
            return;
        std::printf("  %-6s median %6.2f ms   p99 %6.2f ms   longest %6.2f ms   (%zu)\n", name, at(0.5),
                    at(0.99), m_values.back(), m_values.size());
    }

private:
    double at(double share) const { return m_values[size_t(share * double(m_values.size() - 1))]; }

    std::vector<double> m_values;
};

/// Appends at a steady rate until it is destroyed.
class Flood
{
public:
    Flood(TrafficLog &log, int rate)
        : m_writer(log), m_thread([this, rate](std::stop_token stop) { run(stop, rate); })
    {
    }
    EndpointId endpoint() const { return m_writer.endpoint(); }

private:
    void run(const std::stop_token &stop, int rate)
    {
        const auto start = Clock::now();
        for (qint64 sent = 0; !stop.stop_requested();) {
            const qint64 due = qint64(millisecondsSince(start) / 1000 * rate);
            for (; sent < due; ++sent)
                sent % 2 == 0 ? m_writer.recv("a line of text from a client, 48 bytes of it\r\n")
                              : m_writer.send("echo : a line of text from a client\r\n");
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    LogWriter m_writer;
    std::jthread m_thread;
};

/// Adds up the time that the window's thread spends in events: nothing else can happen meanwhile.
class MeasuredApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_inside)
            return QApplication::notify(receiver, event);
        m_inside = true;
        const auto start = Clock::now();
        const bool result = QApplication::notify(receiver, event);
        m_busy += millisecondsSince(start);
        m_inside = false;
        return result;
    }
    double takeBusy() { return std::exchange(m_busy, 0); }

private:
    double m_busy = 0;
    bool m_inside = false;
};

/// Watches the table's paintings while it lives.
class Probe : public QObject
{
public:
    Probe(MeasuredApplication &application, QWidget *painted) : m_application(application)
    {
        painted->installEventFilter(this);
    }

    Samples busy;
    Samples frames;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::Paint)
            return false;
        if (m_lastPaint != Clock::time_point()) {
            frames.add(millisecondsSince(m_lastPaint));
            busy.add(m_application.takeBusy());
        }
        m_lastPaint = Clock::now();
        return false;
    }

private:
    MeasuredApplication &m_application;
    Clock::time_point m_lastPaint;
};

struct Scenario
{
    const char *name;
    int prefilled;
    QString filter;
    bool following;
    bool ladder = false;
    bool folded = true;
};

void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void run(MeasuredApplication &application, const Scenario &scenario, Look &look, int rate, int seconds)
{
    TrafficLog log;
    Annotations notes;
    LogWriter(log).recvMany(scenario.prefilled, "a record from before\r\n");
    TrafficPanel panel(log, notes, look);
    panel.resize(1280, 500);
    panel.show();
    FilterSpec spec;
    spec.pattern = scenario.filter;
    panel.model().setFilter(spec);
    wait(1500); // what is there already is shown
    panel.view()->setFollowing(scenario.following);

    LadderView &ladder = *panel.page<LadderPage>()->view();
    if (scenario.ladder) {
        panel.pages()->showPage(QStringLiteral("ladder"));
        ladder.setOptions({{}, scenario.folded});
        wait(3000);
    }

    const quint64 before = log.endId();
    std::printf("%s\n", scenario.name);
    {
        Probe probe(application, scenario.ladder ? ladder.viewport() : panel.view()->viewport());
        application.takeBusy();
        const auto start = Clock::now();
        Flood flood(log, rate);
        wait(seconds * 1000);
        const double took = millisecondsSince(start) / 1000;
        probe.busy.print("busy");
        probe.frames.print("frame");
        std::printf("  %.0f records/s came\n", double(log.endId() - before) / took);
    }
    if (scenario.ladder) {
        std::printf("  %lld records behind the log\n\n",
                    static_cast<long long>(log.endId() - ladder.layout().nextId()));
        return;
    }
    while (panel.model().poll()) {
    }
    const quint64 accounted =
        quint64(panel.model().rowCount() + panel.model().filteredOut()) + log.counters().dropped;
    std::printf("  %lld rows shown, %llu dropped by the full log, %lld lost\n\n",
                static_cast<long long>(panel.model().rowCount()),
                static_cast<unsigned long long>(log.counters().dropped),
                static_cast<long long>(log.endId() - 1) - static_cast<long long>(accounted));
}

} // namespace

int main(int argc, char *argv[])
{
    MeasuredApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rate(QStringLiteral("rate"), {}, QStringLiteral("N"), QStringLiteral("100000"));
    const QCommandLineOption seconds(QStringLiteral("seconds"), {}, QStringLiteral("S"), QStringLiteral("5"));
    parser.addOptions({rate, seconds});
    parser.process(application);

    Look look;
    const Scenario scenarios[] = {
        {"empty log, following", 0, {}, true},
        {"a million rows, following", 1'000'000, {}, true},
        {"a million rows, following, filtered by text", 1'000'000, QStringLiteral("text from"), true},
        {"a million rows, reading while the log drops", 1'000'000, {}, false},
        {"ladder, empty log, following", 0, {}, true, true},
        {"ladder, empty log, following, nothing folded", 0, {}, true, true, false},
        {"ladder, 100,000 rows, nothing folded", 100'000, {}, true, true, false},
    };
    for (const Scenario &scenario : scenarios)
        run(application, scenario, look, parser.value(rate).toInt(), parser.value(seconds).toInt());
    return 0;
}
