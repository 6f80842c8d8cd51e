#include "ui/shell/fileopenevents.h"

#include <QCoreApplication>
#include <QFileOpenEvent>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace wirebench;

class TestFileOpenEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsRequested()
    {
        const FileOpenEvents events;
        QSignalSpy requested(&events, &FileOpenEvents::requested);
        QFileOpenEvent event(QStringLiteral("/tmp/two words.wirebench"));
        QVERIFY(QCoreApplication::sendEvent(qApp, &event));
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().toString(), QStringLiteral("/tmp/two words.wirebench"));
    }

    void anAddressInTheWebIsLeftToOthers()
    {
        const FileOpenEvents events;
        QSignalSpy requested(&events, &FileOpenEvents::requested);
        QFileOpenEvent event(QUrl(QStringLiteral("https://wirebench.example/a.wirebench")));
        QCoreApplication::sendEvent(qApp, &event);
        QCOMPARE(requested.size(), 0);
    }

    void nothingAfterItsEnd()
    {
        int count = 0;
        {
            const FileOpenEvents events;
            connect(&events, &FileOpenEvents::requested, this, [&] { ++count; });
        }
        QFileOpenEvent event(QStringLiteral("/tmp/a.wirebench"));
        QCoreApplication::sendEvent(qApp, &event);
        QCOMPARE(count, 0);
    }
};

QTEST_MAIN(TestFileOpenEvents)
#include "tst_fileopenevents.moc"
