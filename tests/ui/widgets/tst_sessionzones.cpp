#include "ui/widgets/sessionzones.h"

#include "ui/widgets/look.h"

#include <QLabel>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabBar>
#include <QTest>
#include <QVBoxLayout>

using namespace wirebench;

namespace {

QWidget *columnWith(QWidget *content)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(content);
    return column;
}

/// Zones with a right half of a height that the test sets.
class Shown final
{
public:
    Shown()
        : zones(look, {left, QStringLiteral("Left")}, {columnWith(content), QStringLiteral("Right")},
                {traffic, QStringLiteral("Traffic")})
    {
        content->setMinimumHeight(200);
        zones.resize(1000, 700);
        zones.show();
        isShown = QTest::qWaitForWindowExposed(&zones);
    }

    QTabBar &bar() { return *zones.findChild<QTabBar *>(); }
    QSplitter &vertical() { return *zones.findChild<QSplitter *>(QString(), Qt::FindDirectChildrenOnly); }

    Look look;
    QLabel *left = new QLabel(QStringLiteral("left"));
    QWidget *content = new QWidget;
    QLabel *traffic = new QLabel(QStringLiteral("traffic"));
    SessionZones zones;
    bool isShown = false;
};

} // namespace

class tst_SessionZones : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAllWhereThereIsRoom()
    {
        Shown shown;
        QVERIFY(shown.isShown);
        QVERIFY(!shown.zones.isPaged());
        QVERIFY(!shown.bar().isVisible());
        QVERIFY(shown.left->isVisible() && shown.content->isVisible() && shown.traffic->isVisible());
        // about two halves
        QVERIFY(shown.left->width() > 400 && shown.content->width() > shown.left->width());
        QVERIFY(shown.content->height() >= 200);
        QVERIFY(shown.traffic->height() > shown.content->height());
    }

    void theWorkAreaFollowsWhatItNeeds()
    {
        Shown shown;
        const int before = shown.vertical().sizes().first();
        shown.content->setMinimumHeight(before + 60); // as when more fields open
        QTRY_COMPARE(shown.vertical().sizes().first(), before + 60);
        shown.content->setMinimumHeight(100);
        QTRY_COMPARE(shown.vertical().sizes().first(), before);
    }

    void turnsIntoPagesBeforeSlivers()
    {
        Shown shown;
        shown.zones.resize(1000, 300);
        QTRY_VERIFY(shown.zones.isPaged());
        QVERIFY(shown.bar().isVisible());
        QCOMPARE(shown.bar().tabText(SessionZones::Traffic), QStringLiteral("Traffic"));
        QVERIFY(shown.left->isVisible() && !shown.content->isVisible() && !shown.traffic->isVisible());
        shown.bar().setFocus();
        QTest::keyClick(&shown.bar(), Qt::Key_Right);
        QVERIFY(!shown.left->isVisible() && shown.content->isVisible() && !shown.traffic->isVisible());
        shown.zones.showZone(SessionZones::Traffic);
        QVERIFY(!shown.left->isVisible() && !shown.content->isVisible() && shown.traffic->isVisible());
        QCOMPARE(shown.traffic->width(), 1000);
        shown.zones.resize(1000, 700);
        QTRY_VERIFY(!shown.zones.isPaged());
        QVERIFY(shown.left->isVisible() && shown.content->isVisible() && shown.traffic->isVisible());
    }

    void whatIsTypedInOrToldStaysInSight()
    {
        Shown shown;
        shown.content->setFocusPolicy(Qt::StrongFocus);
        shown.content->setFocus();
        shown.content->setMinimumHeight(650); // as when an error is told below the field
        QTRY_VERIFY(shown.zones.isPaged());
        QVERIFY(shown.content->isVisible());
        shown.zones.showZoneOf(shown.left);
        QVERIFY(shown.left->isVisible() && !shown.content->isVisible());

        Shown other;
        other.zones.showZoneOf(other.content);
        QVERIFY(other.left->isVisible());
        other.content->setMinimumHeight(650);
        QTRY_VERIFY(other.zones.isPaged());
        QVERIFY(other.content->isVisible());
    }

    void turnsIntoPagesWhenTooNarrow()
    {
        Shown shown;
        shown.left->setMinimumWidth(400);
        shown.content->setMinimumWidth(400);
        shown.zones.resize(700, 700);
        QTRY_VERIFY(shown.zones.isPaged());
    }

    void growsWithTheScale()
    {
        Shown shown;
        shown.zones.resize(1000, 450);
        QTRY_VERIFY(!shown.zones.isPaged());
        shown.look.setScale(2);
        QTRY_VERIFY(shown.zones.isPaged());
        shown.look.setScale(1);
        QTRY_VERIFY(!shown.zones.isPaged());
    }

    void whatTheUserSetsStays()
    {
        Shown shown;
        QVERIFY(shown.zones.saveState().isEmpty());
        QSignalSpy moved(&shown.zones, &SessionZones::moved);
        QWidget *handle = shown.vertical().handle(1);
        const QPoint middle = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, middle);
        QTest::mouseMove(handle, middle + QPoint(0, 90));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, middle + QPoint(0, 90));
        QVERIFY(!moved.isEmpty());
        const QList<int> sizes = shown.vertical().sizes();
        shown.content->setMinimumHeight(150);
        QTest::qWait(0);
        QCOMPARE(shown.vertical().sizes(), sizes);

        const QByteArray state = shown.zones.saveState();
        Shown other;
        other.zones.restoreState(state);
        QCOMPARE(other.vertical().sizes(), sizes);
        // Also through a time as pages.
        other.zones.resize(1000, 300);
        QTRY_VERIFY(other.zones.isPaged());
        QCOMPARE(other.zones.saveState(), state);
        other.zones.resize(1000, 700);
        QTRY_VERIFY(!other.zones.isPaged());
        QCOMPARE(other.vertical().sizes(), sizes);
    }

    void aStateThatIsNoneIsForgotten()
    {
        Shown shown;
        const QList<int> sizes = shown.vertical().sizes();
        shown.zones.restoreState({});
        shown.zones.restoreState("nonsense");
        QCOMPARE(shown.vertical().sizes(), sizes);
    }
};

QTEST_MAIN(tst_SessionZones)
#include "tst_sessionzones.moc"
