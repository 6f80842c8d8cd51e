#include "core/practice/practicemail.h"

#include "core/practice/practicenews.h"
#include "core/practice/practiceworld.h"

#include <QTest>

using namespace wirebench;

/// Letterboxes and news groups.
class TestPracticeMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxes()
    {
        PracticeMail mail;
        QCOMPARE(mail.boxes(), QList<QByteArray>({"Archive", "INBOX", "Sent"}));
        QVERIFY(mail.box("inbox") && !mail.box("archive"));
        QVERIFY(mail.add("inbox", "a", ImapFlag::Seen, {}));
        QVERIFY(mail.add("Sent", "b", {}, {}));
        QVERIFY(mail.add("INBOX", "c", {}, {}));
        QVERIFY(!mail.add("nowhere", "d", {}, {}));
        QCOMPARE(mail.box("INBOX")->size(), 2);
        QCOMPARE(mail.find("INBOX", 3)->text, QByteArray("c"));
        QVERIFY(!mail.find("INBOX", 2));
        mail.setFlags("INBOX", 3, ImapFlag::Deleted);
        QVERIFY(mail.find("INBOX", 3)->flags == ImapFlag::Deleted);
        mail.remove("INBOX", 1);
        mail.remove("INBOX", 1);
        QCOMPARE(mail.box("INBOX")->size(), 1);
        QVERIFY(mail.add("INBOX", "e", {}, {}));
        QCOMPARE(mail.box("INBOX")->last().uid, 4u); // never given twice
    }

    void mailLimits()
    {
        PracticeMail mail;
        const QByteArray most(PracticeMail::messageLimit, 'x');
        QVERIFY(!mail.add("INBOX", most + 'x', {}, {}));
        for (int i = 0; i < 6; ++i)
            QVERIFY(mail.add("INBOX", most, {}, {}));
        QVERIFY(!mail.add("INBOX", "x", {}, {}));
        mail.remove("INBOX", 1);
        QVERIFY(mail.add("INBOX", "x", {}, {}));
    }

    void news()
    {
        PracticeNews groups;
        groups.addGroup("a", "A", true);
        groups.addGroup("b", "B", true);
        QVERIFY(groups.add({"a", "b", "c"}, "<1@x>", "both"));
        QVERIFY(groups.add({"b"}, "<2@x>", "second"));
        QCOMPARE(groups.find("a")->highest(), 1);
        QCOMPARE(groups.find("b")->highest(), 2);
        QCOMPARE(groups.find("b")->find(2)->text, QByteArray("second"));
        QVERIFY(!groups.find("a")->find(2));
        QVERIFY(!groups.find("c"));
        QCOMPARE(groups.findById("<1@x>")->text, QByteArray("both"));
        QVERIFY(!groups.findById("<3@x>"));
        QVERIFY(!groups.add({"a"}, "<4@x>", QByteArray(PracticeNews::articleLimit + 1, 'x')));
        for (int i = 2; i < PracticeNews::countLimit; ++i)
            QVERIFY(groups.add({"a"}, QByteArray::number(i), "x"));
        QVERIFY(!groups.add({"a"}, "<5@x>", "x"));
    }

    void worldHasWhatTheCourseNeeds()
    {
        const PracticeWorld world =
            makePracticeWorld([] { return QDateTime(QDate(2026, 11, 22), QTime(9, 5), Qt::UTC); });
        QVERIFY(world.files.find("/pub/README"));
        QVERIFY(world.files.find("/pub/lisezmoi.txt")->bytes.contains("été"));
        QVERIFY(world.files.find("/pub/dots.txt")->bytes.contains("\n.\n"));
        QCOMPARE(world.mail.box("INBOX")->size(), 3);
        QCOMPARE(world.news.groups().size(), 3);
        QCOMPARE(practiceDate(world.now()), QByteArray("Sun, 22 Nov 2026 09:05:00 +0000"));
        for (const StoredMail &letter : *world.mail.box("INBOX"))
            QVERIFY(!letter.text.contains("\n\n") && letter.text.contains("\r\n\r\n"));
    }
};

QTEST_APPLESS_MAIN(TestPracticeMail)
#include "tst_practicemail.moc"
