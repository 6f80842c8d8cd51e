#include "core/manual/completedwords.h"

#include "core/workspace/examples.h"

#include <QTest>

using namespace wirebench;

class tst_CompletedWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<bool>("isFile");
        QTest::newRow("a choice") << QByteArray("4|6|both") << QStringList{"4", "6", "both"} << false;
        QTest::newRow("a choice with a number") << QByteArray("one|N|all") << QStringList{"one", "all"} << false;
        QTest::newRow("a file") << QByteArray("FILE") << QStringList() << true;
        QTest::newRow("a part of a file") << QByteArray("FILE[#NAME]") << QStringList() << true;
        QTest::newRow("a folder") << QByteArray("FOLDER") << QStringList() << true;
        QTest::newRow("a number") << QByteArray("N") << QStringList() << false;
        QTest::newRow("a switch") << QByteArray() << QStringList() << false;
    }

    void words()
    {
        QFETCH(QByteArray, value);
        const CompletedValue completed = completedValue({"name", value.isEmpty() ? nullptr : value.constData(), "help"});
        QTEST(completed.words, "words");
        QTEST(completed.isFile, "isFile");
    }

    void examplesAreThoseThatThereAre()
    {
        const QStringList ids = completedValue({"example", "ID", "help"}).words;
        QCOMPARE(ids.size(), examples().size());
        QVERIFY(ids.contains(QStringLiteral("C3")));
    }

    void everyAnswerIsExplained() // so that the list here and the help agree
    {
        const VerbWords *server = findVerb(u"tcp-server");
        QVERIFY(server);
        const auto answer = std::find_if(server->options.begin(), server->options.end(),
                                         [](const OptionWords &option) { return qstrcmp(option.name, "answer") == 0; });
        QVERIFY(answer != server->options.end());
        const QStringList words = completedValue(*answer).words;
        QCOMPARE(words.size(), 7);
        for (const QString &word : words)
            QVERIFY2(QString::fromUtf8(answer->help).contains(word), qPrintable(word));
    }

    void explanationsAreCut()
    {
        QCOMPARE(briefly("serve one. Then the next"), QStringLiteral("serve one"));
        QCOMPARE(briefly("set TCP_NODELAY: send at once"), QStringLiteral("set TCP_NODELAY"));
        const QString longOne = briefly(QByteArray(30, 'a').append(' ').repeated(5).constData());
        QVERIFY(longOne.size() <= 72);
        QVERIFY(longOne.endsWith(u'…'));
    }
};

QTEST_APPLESS_MAIN(tst_CompletedWords)
#include "tst_completedwords.moc"
