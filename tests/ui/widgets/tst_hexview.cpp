#include "ui/widgets/hexview.h"
#include "ui/widgets/look.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

struct Bench
{
    explicit Bench(const QByteArray &bytes)
    {
        view.setBytes(Bytes::copyOf(bytes));
        view.resize(view.sizeHint().width() + 20, 200);
        view.show();
    }
    bool isShown() { return QTest::qWaitForWindowExposed(&view); }
    QString clipboard() const { return QGuiApplication::clipboard()->text(); }
    /// The middle of a byte's two digits; @p line from 0.
    QPoint place(int line, int byte) const
    {
        const qreal character = QFontMetricsF(look.dataFont()).horizontalAdvance(u'0');
        const int column = 10 + 3 * byte + (byte >= 8 ? 1 : 0);
        const int height = qCeil(QFontMetricsF(look.dataFont()).height()) + look.gap() / 2;
        return {look.unit() + int((column + 1) * character), look.gap() + line * height + height / 2};
    }

    Look look;
    HexView view{look};
};

QByteArray countedBytes(int size)
{
    QByteArray bytes(size, '\0');
    for (int i = 0; i < size; ++i)
        bytes[i] = char(i);
    return bytes;
}

} // namespace

class TestHexView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesWithTheMouse();
    void choosesWithKeys();
    void copiesInThreeNotations();
    void copiesAllWhereNothingIsChosen();
    void bordersHold();
    void showsTenMegabytesAtOnce();
    void drawsDifferentBytes();
    void scrollsWhereItIsNarrow();
    void speaks();
};

void TestHexView::choosesWithTheMouse()
{
    Bench bench(countedBytes(64));
    QVERIFY(bench.isShown());
    QSignalSpy changed(&bench.view, &HexView::selectionChanged);
    QTest::mousePress(bench.view.viewport(), Qt::LeftButton, {}, bench.place(0, 2));
    QTest::mouseMove(bench.view.viewport(), bench.place(1, 9));
    QMouseEvent drag(QEvent::MouseMove, QPointF(bench.place(1, 9)), QPointF(), Qt::NoButton, Qt::LeftButton,
                     {});
    QCoreApplication::sendEvent(bench.view.viewport(), &drag);
    QTest::mouseRelease(bench.view.viewport(), Qt::LeftButton, {}, bench.place(1, 9));
    QCOMPARE(bench.view.selectionStart(), 2);
    QCOMPARE(bench.view.selectionEnd(), 16 + 10);
    QVERIFY(changed.size() >= 2);
    QTest::mouseClick(bench.view.viewport(), Qt::LeftButton, {}, bench.place(2, 0));
    QVERIFY(!bench.view.hasSelection());
    QCOMPARE(bench.view.selectionStart(), 32);
}

void TestHexView::choosesWithKeys()
{
    Bench bench(countedBytes(64));
    QVERIFY(bench.isShown());
    QTest::keyClick(&bench.view, Qt::Key_Right);
    QTest::keyClick(&bench.view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&bench.view, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(bench.view.selectionStart(), 1);
    QCOMPARE(bench.view.selectionEnd(), 18);
    QTest::keyClick(&bench.view, Qt::Key_Home);
    QCOMPARE(bench.view.selectionStart(), 16);
    QTest::keyClick(&bench.view, Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bench.view.selectionEnd(), 64);
}

void TestHexView::copiesInThreeNotations()
{
    Bench bench("Hi\r\n\xc3\xa9\x01");
    QVERIFY(bench.isShown());
    QTest::keyClick(&bench.view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&bench.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(bench.clipboard(), QStringLiteral("48 69 0d 0a c3 a9 01"));
    bench.view.select(0, 6);
    bench.view.copyAsText();
    QCOMPARE(bench.clipboard(), QStringLiteral("Hi\r\né"));
    bench.view.select(2, 7);
    bench.view.copyAsEscapes();
    QCOMPARE(bench.clipboard(), QStringLiteral("\\r\\né\\x01"));
}

void TestHexView::copiesAllWhereNothingIsChosen()
{
    Bench bench("abc");
    bench.view.copyAsHex();
    QCOMPARE(bench.clipboard(), QStringLiteral("61 62 63"));
}

void TestHexView::bordersHold()
{
    Bench bench(countedBytes(20));
    QVERIFY(bench.isShown());
    QTest::keyClick(&bench.view, Qt::Key_Left);
    QTest::keyClick(&bench.view, Qt::Key_PageUp);
    QCOMPARE(bench.view.selectionStart(), 0);
    QTest::keyClick(&bench.view, Qt::Key_PageDown);
    QCOMPARE(bench.view.selectionStart(), 20);
    bench.view.select(-5, 500);
    QCOMPARE(bench.view.selectionStart(), 0);
    QCOMPARE(bench.view.selectionEnd(), 20);
    QTest::mouseClick(bench.view.viewport(), Qt::LeftButton, {}, QPoint(5, 190)); // below the last line
    QCOMPARE(bench.view.selectionStart(), 20);
    bench.view.setBytes({});
    QTest::keyClick(&bench.view, Qt::Key_Right);
    QTest::keyClick(&bench.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(bench.view.selectionEnd(), 0);
    bench.view.grab();
}

void TestHexView::showsTenMegabytesAtOnce()
{
    Bench bench("x");
    QVERIFY(bench.isShown());
    const Bytes bytes = Bytes::copyOf(QByteArray(10 * 1024 * 1024, 'x'));
    QBENCHMARK_ONCE
    {
        bench.view.setBytes(bytes);
        QTest::keyClick(&bench.view, Qt::Key_End, Qt::ControlModifier);
        bench.view.grab();
    }
    QCOMPARE(bench.view.selectionStart(), bytes.size());
    QCOMPARE(bench.view.verticalScrollBar()->value(), bench.view.verticalScrollBar()->maximum());
    QVERIFY(bench.view.verticalScrollBar()->maximum() > 655'000);
}

void TestHexView::drawsDifferentBytes()
{
    Bench first("abc");
    Bench second("abd");
    QVERIFY(first.view.grab().toImage() != second.view.grab().toImage());
    second.view.setBytes(Bytes::copyOf("abc"));
    QCOMPARE(first.view.grab().toImage(), second.view.grab().toImage());
    second.view.select(1, 2);
    QVERIFY(first.view.grab().toImage() != second.view.grab().toImage());
}

void TestHexView::scrollsWhereItIsNarrow()
{
    Bench bench(countedBytes(64));
    QVERIFY(bench.isShown());
    QCOMPARE(bench.view.horizontalScrollBar()->maximum(), 0);
    bench.view.resize(200, 200);
    QVERIFY(bench.view.horizontalScrollBar()->maximum() > 100);
}

void TestHexView::speaks()
{
    Bench bench(countedBytes(300));
    QVERIFY(!bench.view.accessibleName().isEmpty());
    bench.view.select(255, 255);
    QVERIFY(bench.view.accessibleDescription().contains(QStringLiteral("ff")));
    bench.view.select(1, 3);
    QVERIFY(bench.view.accessibleDescription().contains(QStringLiteral("01 02")));
}

QTEST_MAIN(TestHexView)
#include "tst_hexview.moc"
