#include "ui/models/socketoptionsmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

struct Bench
{
    explicit Bench(SocketUse use = SocketUse::Stream) : model(use) {}

    QModelIndex at(const char *name, int column) const
    {
        return model.index(model.rowOf(findSocketOption(QString::fromLatin1(name))), column);
    }
    QString text(const char *name, int column) const { return at(name, column).data().toString(); }
    QString toSet(const char *name) const { return text(name, SocketOptionsModel::SetColumn); }
    QString now(const char *name) const { return text(name, SocketOptionsModel::NowColumn); }
    bool isTrouble(const char *name, int column) const
    {
        return at(name, column).data(SocketOptionsModel::TroubleRole).toBool();
    }
    bool type(const char *name, const char *text)
    {
        return model.setData(at(name, SocketOptionsModel::SetColumn), QString::fromUtf8(text), Qt::EditRole);
    }

    SocketOptionsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

OptionReading reading(const char *name, const OptionValue &value, const Error &error = {})
{
    return {findSocketOption(QString::fromLatin1(name)), value, error};
}

} // namespace

class tst_SocketOptionsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void showsTheOptionsOfItsSockets()
    {
        const Bench stream;
        QVERIFY(stream.at("TCP_NODELAY", 0).isValid());
        QVERIFY(!stream.at("SO_BROADCAST", 0).isValid());
        const Bench datagram(SocketUse::Datagram);
        QVERIFY(!datagram.at("TCP_NODELAY", 0).isValid());
        QVERIFY(datagram.at("SO_BROADCAST", 0).isValid());
        for (int row = 0; row < datagram.model.rowCount(); ++row) {
            QVERIFY(!datagram.model.index(row, SocketOptionsModel::NameColumn).data().toString().isEmpty());
            QVERIFY(
                !datagram.model.index(row, SocketOptionsModel::MeaningColumn).data().toString().isEmpty());
        }
    }

    void takesWhatIsTyped()
    {
        Bench bench;
        QSignalSpy edited(&bench.model, &SocketOptionsModel::textEdited);
        QVERIFY(bench.type("SO_RCVBUF", " 65536 "));
        QVERIFY(bench.type("SO_LINGER", "sometimes"));
        QVERIFY(bench.type("SO_LINGER", "sometimes")); // no news
        QCOMPARE(edited.count(), 2);
        QCOMPARE(bench.model.texts(),
                 (QMap<QString, QString>{{QStringLiteral("SO_RCVBUF"), QStringLiteral("65536")},
                                         {QStringLiteral("SO_LINGER"), QStringLiteral("sometimes")}}));
        QCOMPARE(bench.model.summary(),
                 (QStringList{QStringLiteral("SO_LINGER = sometimes"), QStringLiteral("SO_RCVBUF = 65536")}));
        QVERIFY(!bench.isTrouble("SO_RCVBUF", SocketOptionsModel::SetColumn));
        QVERIFY(bench.isTrouble("SO_LINGER", SocketOptionsModel::SetColumn));
        QVERIFY(bench.type("SO_RCVBUF", ""));
        QCOMPARE(bench.model.texts().size(), 1);
    }

    void leavesFieldsOfTheTabToTheTab()
    {
        Bench bench;
        QVERIFY(!(bench.model.flags(bench.at("TCP_NODELAY", SocketOptionsModel::SetColumn)) &
                  Qt::ItemIsEditable));
        QVERIFY(!bench.type("TCP_NODELAY", "on"));
        QCOMPARE(bench.toSet("TCP_NODELAY"), QStringLiteral("(in the tab)"));
        bench.model.setTexts({{QStringLiteral("TCP_NODELAY"), QStringLiteral("on")},
                              {QStringLiteral("IP_TTL"), QStringLiteral("7")}});
        QCOMPARE(bench.model.texts(),
                 (QMap<QString, QString>{{QStringLiteral("IP_TTL"), QStringLiteral("7")}}));
        QVERIFY(!(bench.model.flags(bench.at("IP_TTL", SocketOptionsModel::NowColumn)) & Qt::ItemIsEditable));
    }

    void saysWhatTheSystemHas()
    {
        Bench bench;
        bench.model.take({reading("SO_RCVBUF", {131072, 0, {}}), reading("SO_KEEPALIVE", {1, 0, {}}),
                          reading("SO_LINGER", {1, 5, {}}), reading("TCP_KEEPIDLE", {7200, 0, {}}),
                          reading("TCP_NODELAY", {0, 0, {}}), reading("SO_BINDTODEVICE", {}),
                          reading("SO_BROADCAST", {1, 0, {}})}); // not shown here
        QCOMPARE(bench.now("SO_RCVBUF"), QStringLiteral("131,072 B"));
        QCOMPARE(bench.now("SO_KEEPALIVE"), QStringLiteral("on"));
        QCOMPARE(bench.now("SO_LINGER"), QStringLiteral("5 s"));
        QCOMPARE(bench.now("TCP_KEEPIDLE"), QStringLiteral("7200 s"));
        QCOMPARE(bench.now("TCP_NODELAY"), QStringLiteral("off"));
        QCOMPARE(bench.now("SO_BINDTODEVICE"), QStringLiteral("any"));
        QCOMPARE(bench.now("IP_TTL"), QString());
        bench.model.forget();
        QCOMPARE(bench.now("SO_RCVBUF"), QString());
    }

    void namesTheErrorBesideWhatHolds()
    {
        Bench bench;
        const Error error = Error::fromErrno(QStringLiteral("setsockopt"), EINVAL);
        bench.model.take({reading("IP_TTL", {64, 0, {}}, error)});
        QCOMPARE(bench.now("IP_TTL"), QStringLiteral("64  ! EINVAL"));
        QVERIFY(bench.isTrouble("IP_TTL", SocketOptionsModel::NowColumn));
        bench.model.take({reading("IP_TTL", {5, 0, {}})});
        QCOMPARE(bench.now("IP_TTL"), QStringLiteral("5"));
        QVERIFY(!bench.isTrouble("IP_TTL", SocketOptionsModel::NowColumn));
    }

    void offersTheWordsOfASwitch()
    {
        const Bench bench;
        QCOMPARE(bench.at("SO_KEEPALIVE", 0).data(SocketOptionsModel::ChoicesRole).toStringList().size(), 3);
        QVERIFY(bench.at("SO_RCVBUF", 0).data(SocketOptionsModel::ChoicesRole).toStringList().isEmpty());
    }

    void canBeReadAloud()
    {
        Bench bench;
        bench.type("SO_RCVBUF", "5000");
        QCOMPARE(bench.at("SO_RCVBUF", SocketOptionsModel::SetColumn).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("To set 5000"));
    }
};

QTEST_GUILESS_MAIN(tst_SocketOptionsModel)
#include "tst_socketoptionsmodel.moc"
