#include "core/base/hostport.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/unixpathfield.h"

#include <QLineEdit>
#include <QTest>

#include <memory>

using namespace wirebench;

class TestUnixPathField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatToType()
    {
        const std::unique_ptr<HistoryCombo> field(makeUnixPathField());
        QVERIFY(field->lineEdit()->placeholderText().contains(QStringLiteral("@name")));
        QCOMPARE(field->text(), QString());
    }

    void namesTheClient_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("command");
        QTest::newRow("path") << "/tmp/x.sock"
                              << "nc -U /tmp/x.sock";
        QTest::newRow("blank") << "/tmp/my socket"
                               << "nc -U '/tmp/my socket'";
        QTest::newRow("quote") << "/tmp/it's"
                               << "nc -U '/tmp/it'\\''s'";
#ifdef Q_OS_LINUX
        QTest::newRow("abstract") << "@name"
                                  << "socat - ABSTRACT-CONNECT:name";
        QTest::newRow("abstract with a blank") << "@a b"
                                               << "socat - 'ABSTRACT-CONNECT:a b'";
#endif
    }
    void namesTheClient()
    {
        QFETCH(QString, path);
        QTEST(unixClientCommand(parseUnixPath(path).value()), "command");
    }
};

QTEST_MAIN(TestUnixPathField)
#include "tst_unixpathfield.moc"
