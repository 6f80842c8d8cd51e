#include "tests/support/cputimer.h"
#include "tests/ui/http/hops.h"
#include "tests/ui/shell/bench.h"
#include "ui/http/bodyview.h"
#include "ui/http/imageview.h"
#include "ui/widgets/hexview.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Shown
{
    explicit Shown(const QByteArray &body, const QByteArray &type)
    {
        save.setText(QStringLiteral("Save body…"));
        view.resize(600, 400);
        view.show();
        view.setHop(std::make_shared<const HttpHop>(answerOf(body, type)));
    }
    bool isReady()
    {
        return QTest::qWaitFor([this] { return !view.isReading(); }, 20'000);
    }
    void choose(const QString &mode) { view.modeField()->setCurrentIndex(view.modeField()->findText(mode)); }

    Look look;
    QAction save;
    BodyView view{look, &save};
};

} // namespace

class tst_BodyView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formatsJson()
    {
        Shown shown(R"({"a":[1]})", "application/json");
        QVERIFY(shown.isReady());
        QCOMPARE(shown.view.mode(), BodyMode::Json);
        QCOMPARE(shown.view.text(), QStringLiteral("{\n  \"a\": [\n    1\n  ]\n}"));
        QCOMPARE(shown.view.note(), QStringLiteral("9 B · UTF-8"));
    }

    void showsTheSameInOtherWays()
    {
        Shown shown(R"({"a":1})", "application/json");
        QVERIFY(shown.isReady());
        shown.choose(QStringLiteral("Text"));
        QVERIFY(shown.isReady());
        QCOMPARE(shown.view.text(), QStringLiteral("{\"a\":1}"));
        shown.choose(QStringLiteral("Hex"));
        QVERIFY(shown.isReady());
        QVERIFY(shown.view.hex()->isVisible());
        QCOMPARE(shown.view.hex()->bytes().toByteArray(), QByteArray("{\"a\":1}"));
        shown.choose(QStringLiteral("Image"));
        QVERIFY(shown.isReady());
        QVERIFY(shown.view.text().startsWith(QStringLiteral("This is no image")));
    }

    void showsImages()
    {
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(image.save(&buffer, "PNG"));
        Shown shown(bytes, "image/png");
        QVERIFY(shown.isReady());
        QVERIFY(shown.view.image()->isVisible());
        QCOMPARE(shown.view.image()->image().size(), QSize(30, 20));
        QVERIFY(shown.view.note().contains(QStringLiteral("30 × 20 pixels")));
    }

    void aLargeBodyDoesNotFreezeTheWindow()
    {
        Shown shown({}, "text/plain");
        const QByteArray json = '[' + QByteArray("{\"name\":\"value\"},").repeated(1'200'000) + "0]"; // 20 MB
        const auto hop = std::make_shared<const HttpHop>(answerOf(json, "application/json"));
        const CpuTimer timer;
        shown.view.setHop(hop);
        QVERIFY2(timer.elapsedMs() < 500, qPrintable(QString::number(timer.elapsedMs())));
        QVERIFY(shown.isReady());
        QVERIFY(shown.view.note().contains(QStringLiteral("Save body")));
        QVERIFY(shown.view.text().size() <= BodyContent::laidOutLimit);
    }

    void onlyTheLastOneIsDelivered()
    {
        Shown shown("first", "text/plain");
        shown.view.setHop(std::make_shared<const HttpHop>(answerOf("second", "text/plain")));
        QVERIFY(shown.isReady());
        QCOMPARE(shown.view.text(), QStringLiteral("second"));
    }

    void partialIsSaid()
    {
        Shown shown({}, "text/plain");
        HttpHop hop = answerOf("half", "text/plain");
        hop.complete = false;
        shown.view.setHop(std::make_shared<const HttpHop>(hop));
        QVERIFY(shown.isReady());
        QVERIFY(shown.view.note().startsWith(QStringLiteral("! partial")));
    }

    void emptyTeaches()
    {
        Shown shown({}, "text/plain");
        shown.view.setHop({}, QStringLiteral("It appears here."));
        shown.view.setCommand(QStringLiteral("nc localhost 9"));
        QCOMPARE(shown.view.text(), QStringLiteral("It appears here."));
        control<QAbstractButton>(shown.view, QStringLiteral("Copy the command"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("nc localhost 9"));
    }

    void canBeSaved()
    {
        Shown shown("hello", "text/plain");
        bool pressed = false;
        connect(&shown.save, &QAction::triggered, this, [&pressed] { pressed = true; });
        QVERIFY(press(shown.view, QStringLiteral("Save body…")));
        QVERIFY(pressed);
    }

    void diesWhileItReads()
    {
        Shown shown(QByteArray(5'000'000, 'x'), "text/plain");
        QVERIFY(shown.view.isReading());
    }
};

QTEST_MAIN(tst_BodyView)
#include "tst_bodyview.moc"
