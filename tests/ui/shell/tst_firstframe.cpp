#include "ui/shell/firstframe.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace wirebench;

namespace {

/// Notes whether it was painted.
class Painted final : public QWidget
{
public:
    bool was = false;

protected:
    void paintEvent(QPaintEvent *) override { was = true; }
};

} // namespace

class tst_FirstFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesAfterTheFirstPaintingOnce()
    {
        Painted window;
        auto *frame = new FirstFrame(&window);
        bool painted = false;
        connect(frame, &FirstFrame::passed, &window, [&] { painted = window.was; });
        QSignalSpy passed(frame, &FirstFrame::passed);
        window.show();
        QCOMPARE(passed.size(), 0); // not within show()
        QTRY_COMPARE(passed.size(), 1);
        QVERIFY(painted);
        window.repaint();
        QTest::qWait(FirstFrame::mostWaitingMs + 50);
        QCOMPARE(passed.size(), 1);
    }

    void doesNotWaitForAWindowThatIsNotPainted()
    {
        QWidget window;
        auto *frame = new FirstFrame(&window);
        QSignalSpy passed(frame, &FirstFrame::passed);
        QElapsedTimer waited;
        waited.start();
        QTRY_COMPARE(passed.size(), 1);
        QVERIFY(waited.elapsed() >= FirstFrame::mostWaitingMs - 50);
    }
};

QTEST_MAIN(tst_FirstFrame)
#include "tst_firstframe.moc"
