#include "ui/widgets/filterbar.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/workbenchstyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wirebench;

namespace {

struct Bench
{
    explicit Bench(int width = 1600)
    {
        bar.resize(width, 100);
        bar.show();
    }
    bool isShown() { return QTest::qWaitForWindowExposed(&bar); }
    void type(const QString &text) { QTest::keyClicks(bar.patternField(), text); }

    Look look;
    FilterBar bar{look};
    QSignalSpy changed{&bar, &FilterBar::changed};
};

} // namespace

class TestFilterBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appliesOnceAfterTyping();
    void enterAppliesAtOnceAndFinds();
    void escGoesBack();
    void readsPatternsAsChosen();
    void marksAMistakeAndKeepsTheLastFilter();
    void choosesCalls();
    void choosesDirectionPeerAndFailures();
    void fillsAFilterIn();
    void resets();
    void choosesScopeAndPurpose();
    void hidesRareFieldsWhereTheWidthIsShort();
    void neverHidesWhatIsInUse();
    void focusSelectsThePattern();
    void everyFieldHasANameAndAKeyboardPath();
};

void TestFilterBar::appliesOnceAfterTyping()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.type(QStringLiteral("hello"));
    QCOMPARE(bench.changed.size(), 0);
    QTRY_COMPARE(bench.changed.size(), 1);
    QCOMPARE(bench.bar.spec().pattern, QStringLiteral("hello"));
}

void TestFilterBar::enterAppliesAtOnceAndFinds()
{
    Bench bench;
    QVERIFY(bench.isShown());
    QSignalSpy next(&bench.bar, &FilterBar::findNextRequested);
    QSignalSpy previous(&bench.bar, &FilterBar::findPreviousRequested);
    bench.type(QStringLiteral("x"));
    QTest::keyClick(bench.bar.patternField(), Qt::Key_Return);
    QCOMPARE(bench.changed.size(), 1);
    QCOMPARE(next.size(), 1);
    QTest::keyClick(bench.bar.patternField(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(previous.size(), 1);
    QCOMPARE(bench.changed.size(), 1);
}

void TestFilterBar::escGoesBack()
{
    Bench bench;
    QVERIFY(bench.isShown());
    QSignalSpy left(&bench.bar, &FilterBar::left);
    bench.type(QStringLiteral("x"));
    QTest::keyClick(bench.bar.patternField(), Qt::Key_Escape);
    QCOMPARE(left.size(), 1);
    QCOMPARE(bench.bar.spec().pattern, QStringLiteral("x"));
}

void TestFilterBar::readsPatternsAsChosen()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.type(QStringLiteral("0d 0a"));
    bench.bar.applyNow();
    QCOMPARE(bench.bar.spec().mode, FilterSpec::Mode::Text);
    QVERIFY(!bench.bar.spec().caseSensitive);
    QTest::keyClick(bench.bar.modeField(), Qt::Key_Down);
    QCOMPARE(bench.bar.spec().mode, FilterSpec::Mode::Text);
    QVERIFY(bench.bar.spec().caseSensitive);
    QTest::keyClick(bench.bar.modeField(), Qt::Key_Down);
    QCOMPARE(bench.bar.spec().mode, FilterSpec::Mode::Hex);
    QTest::keyClick(bench.bar.modeField(), Qt::Key_Down);
    QCOMPARE(bench.bar.spec().mode, FilterSpec::Mode::Regex);
    QVERIFY(!bench.bar.spec().caseSensitive);
}

void TestFilterBar::marksAMistakeAndKeepsTheLastFilter()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.bar.modeField()->setCurrentIndex(3);
    bench.type(QStringLiteral("re"));
    bench.bar.applyNow();
    const FilterSpec good = bench.bar.spec();
    const int changes = int(bench.changed.size());
    bench.type(QStringLiteral("("));
    bench.bar.applyNow();
    QVERIFY(WorkbenchStyle::isTrouble(bench.bar.patternField()));
    QVERIFY(bench.bar.notice()->isVisible());
    QVERIFY(!bench.bar.notice()->cause().isEmpty());
    QCOMPARE(bench.bar.spec(), good);
    QCOMPARE(bench.changed.size(), changes);

    QTest::keyClick(bench.bar.patternField(), Qt::Key_Backspace);
    bench.bar.applyNow();
    QVERIFY(!WorkbenchStyle::isTrouble(bench.bar.patternField()));
    QVERIFY(!bench.bar.notice()->isVisible());

    bench.bar.modeField()->setCurrentIndex(2); // "re" is not hex
    QVERIFY(bench.bar.notice()->isVisible());
}

void TestFilterBar::choosesCalls()
{
    Bench bench;
    QVERIFY(bench.isShown());
    const QList<QAction *> actions = bench.bar.callsMenu()->actions();
    const auto action = [&](Call call) { return actions[2 + int(call)]; }; // "all", a line, the calls
    QCOMPARE(action(Call::Accept)->text(), QStringLiteral("accept"));

    QTest::keyClick(bench.bar.callsField(), Qt::Key_Space);
    QTRY_VERIFY(bench.bar.callsMenu()->isVisible());
    bench.bar.callsMenu()->setActiveAction(action(Call::Send));
    QTest::keyClick(bench.bar.callsMenu(), Qt::Key_Space);
    QVERIFY(bench.bar.callsMenu()->isVisible()); // more can be chosen
    const QRect place = bench.bar.callsMenu()->actionGeometry(action(Call::Recv));
    QTest::mouseClick(bench.bar.callsMenu(), Qt::LeftButton, {}, place.center());
    QVERIFY(bench.bar.callsMenu()->isVisible());
    QCOMPARE(bench.bar.spec().calls, (1u << int(Call::Send)) | (1u << int(Call::Recv)));
    QCOMPARE(bench.bar.callsField()->currentText(), QStringLiteral("send, recv"));

    action(Call::Close)->trigger();
    QCOMPARE(bench.bar.callsField()->currentText(), QStringLiteral("3 calls"));
    actions[0]->trigger();
    QCOMPARE(bench.bar.spec().calls, 0u);
    bench.bar.callsMenu()->close();
}

void TestFilterBar::choosesDirectionPeerAndFailures()
{
    Bench bench;
    QVERIFY(bench.isShown());
    QTest::keyClick(bench.bar.directionField(), Qt::Key_Down);
    QCOMPARE(bench.bar.spec().direction, Direction::Sent);
    QTest::keyClicks(bench.bar.peerField(), QStringLiteral("127.0 "));
    QTest::mouseClick(bench.bar.failedField(), Qt::LeftButton, {},
                      QPoint(8, bench.bar.failedField()->height() / 2));
    QCOMPARE(bench.bar.spec().peer, QStringLiteral("127.0"));
    QVERIFY(bench.bar.spec().failedOnly);
}

void TestFilterBar::fillsAFilterIn()
{
    Bench bench;
    FilterSpec spec;
    spec.pattern = QStringLiteral("0d0a");
    spec.mode = FilterSpec::Mode::Hex;
    spec.calls = 1u << int(Call::Recv);
    spec.direction = Direction::Received;
    spec.peer = QStringLiteral(":80");
    spec.failedOnly = true;
    bench.bar.setSpec(spec);
    QCOMPARE(bench.changed.size(), 1);
    QCOMPARE(bench.bar.spec(), spec);
    QCOMPARE(bench.bar.patternField()->text(), spec.pattern);
    QCOMPARE(bench.bar.peerField()->text(), spec.peer);
    QVERIFY(bench.bar.failedField()->isChecked());
}

void TestFilterBar::resets()
{
    Bench bench;
    QVERIFY(bench.isShown());
    QVERIFY(!bench.bar.resetButton()->isVisible());
    bench.type(QStringLiteral("x"));
    bench.bar.applyNow();
    QVERIFY(bench.bar.resetButton()->isVisible());
    QTest::mouseClick(bench.bar.resetButton(), Qt::LeftButton);
    QCOMPARE(bench.bar.spec(), FilterSpec());
    QVERIFY(!bench.bar.resetButton()->isVisible());
}

void TestFilterBar::choosesScopeAndPurpose()
{
    Bench bench;
    QVERIFY(bench.isShown());
    QVERIFY(!bench.bar.isWholeLog());
    QTest::keyClick(bench.bar.scopeField(), Qt::Key_Down);
    QVERIFY(bench.bar.isWholeLog());
    QTest::keyClick(bench.bar.purposeField(), Qt::Key_Down);
    QCOMPARE(bench.bar.purpose(), FilterBar::Purpose::Find);
    QCOMPARE(bench.changed.size(), 2);
    bench.bar.setWholeLog(false);
    bench.bar.setScopeOffered(false);
    QVERIFY(!bench.bar.scopeField()->isVisible());
}

void TestFilterBar::hidesRareFieldsWhereTheWidthIsShort()
{
    Bench bench;
    QVERIFY(bench.isShown());
    QVERIFY(bench.bar.callsField()->isVisible());
    QVERIFY(!bench.bar.moreButton()->isVisible());
    bench.bar.resize(500, 100);
    QTRY_VERIFY(!bench.bar.callsField()->isVisible());
    QVERIFY(bench.bar.moreButton()->isVisible());
    QTest::mouseClick(bench.bar.moreButton(), Qt::LeftButton);
    QVERIFY(bench.bar.callsField()->isVisible());
    QVERIFY(bench.bar.scopeField()->isVisible());
    for (QWidget *field : bench.bar.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        QVERIFY(!field->isVisible() || field->geometry().right() <= bench.bar.width());
}

void TestFilterBar::neverHidesWhatIsInUse()
{
    Bench bench(500);
    QVERIFY(bench.isShown());
    QTRY_VERIFY(!bench.bar.peerField()->isVisible());
    FilterSpec spec;
    spec.peer = QStringLiteral("::1");
    bench.bar.setSpec(spec);
    QVERIFY(bench.bar.peerField()->isVisible());
    QVERIFY(!bench.bar.moreButton()->isEnabled());
    bench.bar.reset();
    QVERIFY(!bench.bar.peerField()->isVisible());
}

void TestFilterBar::focusSelectsThePattern()
{
    Bench bench;
    QVERIFY(bench.isShown());
    bench.type(QStringLiteral("abc"));
    bench.bar.modeField()->setFocus();
    bench.bar.focusPattern();
    QVERIFY(bench.bar.patternField()->hasFocus());
    QCOMPARE(bench.bar.patternField()->selectedText(), QStringLiteral("abc"));
}

void TestFilterBar::everyFieldHasANameAndAKeyboardPath()
{
    Bench bench;
    const QList<QWidget *> fields{
        bench.bar.purposeField(),   bench.bar.patternField(), bench.bar.modeField(),   bench.bar.callsField(),
        bench.bar.directionField(), bench.bar.peerField(),    bench.bar.failedField(), bench.bar.scopeField(),
        bench.bar.moreButton(),     bench.bar.resetButton()};
    for (QWidget *field : fields) {
        const auto *box = qobject_cast<QCheckBox *>(field);
        QVERIFY2(!field->accessibleName().isEmpty() || (box && !box->text().isEmpty()),
                 qPrintable(field->objectName()));
        QVERIFY((field->focusPolicy() & Qt::TabFocus) != 0);
    }
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
