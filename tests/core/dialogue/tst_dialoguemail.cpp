#include "core/dialogue/dialoguemail.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class TestDialogueMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesFromFields()
    {
        const DialogueValues values{{"from", "ada@example.org"}, {"to", "a@b, c@d\ne@f"}, {"subject", "x"}, {"text", ".dot"}};
        const auto mail = dialogueMail(values);
        QVERIFY(mail);
        QVERIFY(mail->contains("\r\nTo: a@b, c@d, e@f\r\n"));
        QVERIFY(mail->endsWith("\r\n\r\n..dot\r\n.\r\n"));
        QVERIFY(mail->contains("@example.org>\r\nMIME"));
        QVERIFY(dialogueMail(values) != mail); // each has a Message-ID of its own
    }

    void takesAFileAsItIs()
    {
        QTemporaryDir folder;
        const QString path = write(folder, "m.eml", "Subject: y\r\n\r\n.x\r\n" + QByteArray(3000, 'l') + "\r\n");
        const auto mail = dialogueMail({{"message", path}, {"subject", "ignored"}});
        QVERIFY(mail);
        QCOMPARE(*mail, "Subject: y\r\n\r\n..x\r\n" + QByteArray(3000, 'l') + "\r\n.\r\n");
    }

    void attachesFiles()
    {
        QTemporaryDir folder;
        const QString path = write(folder, "a.bin", "content");
        const auto mail = dialogueMail({{"from", "a@b"}, {"to", "a@b"}, {"attach", path}});
        QVERIFY(mail);
        QVERIFY(mail->contains("filename=\"a.bin\""));
        QVERIFY(mail->contains(QByteArray("content").toBase64()));
        QCOMPARE(dialogueMail({{"attach", path + "x"}}).error().code, ErrorCode::FileUnreadable);
        QCOMPARE(dialogueMail({{"message", path + "x"}}).error().code, ErrorCode::FileUnreadable);
    }

    void hasALimit()
    {
        QTemporaryDir folder;
        const QString path = write(folder, "big", QByteArray(20 * 1024 * 1024, 'x'));
        QCOMPARE(dialogueMail({{"attach", path + "," + path}}).error().code, ErrorCode::FileTooLarge);
    }

private:
    static QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }
};

QTEST_APPLESS_MAIN(TestDialogueMail)
#include "tst_dialoguemail.moc"
