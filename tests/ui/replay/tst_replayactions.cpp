#include "ui/replay/replayactions.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace wirebench;

class TestReplayActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void haveWordsAndKeysOfTheirOwn();
    void playIsAlsoPause();
};

void TestReplayActions::haveWordsAndKeysOfTheirOwn()
{
    Look look;
    QWidget page;
    const ReplayActions actions(look, &page);
    QSet<QString> words;
    QSet<QString> keys;
    qsizetype keyCount = 0;
    for (const QAction *action : actions.all()) {
        QVERIFY(!action->text().isEmpty() && !action->toolTip().isEmpty());
        words.insert(action->text());
        QVERIFY(page.actions().contains(action));
        for (const QKeySequence &key : action->shortcuts()) {
            keys.insert(key.toString());
            ++keyCount;
        }
    }
    QCOMPARE(words.size(), actions.all().size());
    QCOMPARE(keys.size(), keyCount);
    QVERIFY(keys.contains(QStringLiteral("Space")) && keys.contains(QStringLiteral(".")));
}

void TestReplayActions::playIsAlsoPause()
{
    Look look;
    QWidget page;
    ReplayActions actions(look, &page);
    QCOMPARE(actions.play->text(), QStringLiteral("Play"));
    const qint64 icon = actions.play->icon().cacheKey();
    actions.showPlaying(true);
    QCOMPARE(actions.play->text(), QStringLiteral("Pause"));
    QVERIFY(actions.play->icon().cacheKey() != icon);
    QCOMPARE(actions.play->shortcut(), QKeySequence(Qt::Key_Space));
    look.setTheme(Theme::Dark);
    actions.showPlaying(false);
    QCOMPARE(actions.play->text(), QStringLiteral("Play"));
}

QTEST_MAIN(TestReplayActions)
#include "tst_replayactions.moc"
