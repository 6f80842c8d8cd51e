#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/socketoptionspanel.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <cerrno>

using namespace wirebench;

namespace {

/// A panel on the screen, used with the keyboard.
struct Bench
{
    explicit Bench(SocketUse use = SocketUse::Stream)
        : model(use), panel(model, look), chosen(&panel, &SocketOptionsPanel::settingChosen),
          read(&panel, &SocketOptionsPanel::readRequested)
    {
        panel.resize(900, 500);
        panel.show();
        panel.activateWindow();
        shown = QTest::qWaitForWindowActive(&panel);
    }

    QTableView &table() { return *panel.findChild<QTableView *>(); }
    void go(const char *name)
    {
        const int row = model.rowOf(findSocketOption(QString::fromLatin1(name)));
        table().setFocus();
        table().setCurrentIndex(model.index(row, SocketOptionsModel::SetColumn));
    }
    /// F2, the text, Enter.
    void type(const char *name, const char *text)
    {
        go(name);
        QTest::keyClick(&table(), Qt::Key_F2);
        auto *editor = table().findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, QString::fromUtf8(text));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!table().findChild<QLineEdit *>());
    }
    QString toSet(const char *name) { return model.texts().value(QString::fromLatin1(name)); }

    Look look;
    SocketOptionsModel model;
    SocketOptionsPanel panel;
    QSignalSpy chosen;
    QSignalSpy read;
    bool shown = false;
};

} // namespace

class tst_SocketOptionsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueIsTyped()
    {
        Bench bench;
        QVERIFY(bench.shown);
        bench.type("SO_RCVBUF", "65536");
        QCOMPARE(bench.toSet("SO_RCVBUF"), QStringLiteral("65536"));
        QCOMPARE(bench.chosen.count(), 0); // there is no socket
        QVERIFY(bench.panel.notice()->isEmpty());
    }

    void aSwitchIsChosen()
    {
        Bench bench;
        bench.panel.setOpen(true);
        bench.go("SO_KEEPALIVE");
        QTest::keyClick(&bench.table(), Qt::Key_F2);
        auto *box = bench.table().findChild<QComboBox *>();
        QVERIFY(box);
        box->setCurrentIndex(1);
        Q_EMIT box->activated(1);
        QCOMPARE(bench.toSet("SO_KEEPALIVE"), QStringLiteral("on"));
        QCOMPARE(bench.chosen.count(), 1);
    }

    void isSetAtOnceWhereThereIsASocket()
    {
        Bench bench;
        bench.panel.setOpen(true);
        bench.type("SO_LINGER", "3");
        QCOMPARE(bench.chosen.count(), 1);
        QCOMPARE(bench.chosen.last().at(0).value<OptionSetting>().arguments(),
                 QStringLiteral("SOL_SOCKET, SO_LINGER, (1, 3)"));
        bench.type("SO_LINGER", ""); // left to the system from the next start on
        QCOMPARE(bench.chosen.count(), 1);
    }

    void saysWhatWaitsForTheNextStart()
    {
        Bench bench;
        bench.panel.setOpen(true);
        bench.type("SO_RCVBUF", "5000");
        bench.go("SO_REUSEPORT");
        bench.model.setData(bench.table().currentIndex(), QStringLiteral("on"), Qt::EditRole);
        QCOMPARE(bench.chosen.count(), 1); // the first one
        QVERIFY(bench.panel.notice()->isVisible());
        QVERIFY(bench.panel.notice()->cause().contains(u"SO_REUSEPORT"));
        QCOMPARE(bench.panel.notice()->kind(), Notice::Kind::Info);
    }

    void aMistakeIsMarked()
    {
        Bench bench;
        bench.panel.setOpen(true);
        bench.type("IP_TTL", "far");
        QCOMPARE(bench.toSet("IP_TTL"), QStringLiteral("far"));
        QCOMPARE(bench.chosen.count(), 0);
        QCOMPARE(bench.panel.notice()->kind(), Notice::Kind::Trouble);
        QVERIFY(bench.panel.notice()->text().contains(u"0…255"));
        bench.type("IP_TTL", "9");
        QVERIFY(bench.panel.notice()->isEmpty());
        QCOMPARE(bench.chosen.count(), 1);
    }

    void tellsWhatTheSystemRefused()
    {
        Bench bench;
        bench.panel.setOpen(true);
        const SocketOption *option = findSocketOption(u"IP_TTL");
        bench.panel.take({{option, OptionValue{64, 0, {}}, {}}});
        QVERIFY(bench.panel.notice()->isEmpty());
        bench.panel.take({{option, OptionValue{64, 0, {}},
                           Error::fromErrno(QStringLiteral("setsockopt"), EINVAL,
                                            QStringLiteral("IPPROTO_IP, IP_TTL, 0"))}});
        QCOMPARE(bench.panel.notice()->detail(), QStringLiteral("EINVAL"));
        QVERIFY(bench.panel.notice()->cause().contains(u"IP_TTL"));
        QCOMPARE(bench.table().currentIndex().row(), bench.model.rowOf(option));
    }

    void mayGoWhileACellIsEdited()
    {
        Look look;
        SocketOptionsModel model(SocketUse::Stream);
        auto *panel = new SocketOptionsPanel(model, look);
        panel->show();
        panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(panel));
        auto *table = panel->findChild<QTableView *>();
        table->edit(model.index(model.rowOf(findSocketOption(u"SO_RCVBUF")), SocketOptionsModel::SetColumn));
        QTest::keyClicks(table->findChild<QLineEdit *>(), QStringLiteral("7"));
        delete panel;
    }

    void namesAreWhole_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("scale");
        for (const bool dark : {false, true}) {
            for (const int scale : {1, 2, 3})
                QTest::addRow("options %s %d", dark ? "dark" : "light", scale) << dark << scale;
        }
    }

    /// With WIREBENCH_GALLERY=FOLDER it leaves pictures there, to be judged by eye.
    void namesAreWhole()
    {
        QFETCH(bool, dark);
        QFETCH(int, scale);
        Bench bench(SocketUse::Datagram);
        bench.look.setTheme(dark ? Theme::Dark : Theme::Light);
        bench.look.setScale(scale);
        bench.panel.setOpen(true);
        bench.model.setTexts({{QStringLiteral("SO_RCVBUF"), QStringLiteral("65536")},
                              {QStringLiteral("SO_REUSEPORT"), QStringLiteral("maybe")}});
        QList<OptionReading> readings;
        for (const SocketOption &option : socketOptions())
            readings += OptionReading{&option, OptionValue{option.highest > 1 ? 131072 : 1, 5, {}}, {}};
        bench.model.take(readings);
        const SocketOption *refused = findSocketOption(u"IP_TTL");
        const Error error =
            Error::fromErrno(QStringLiteral("setsockopt"), EINVAL, QStringLiteral("IPPROTO_IP, IP_TTL, 0"));
        const QList<OptionReading> told{{refused, OptionValue{64, 0, {}}, error}};
        bench.model.take(told);
        bench.panel.take(told);
        bench.panel.resize(900 * scale, 560 * scale);
        QCoreApplication::processEvents(); // fonts have arrived
        for (int row = 0; row < bench.model.rowCount(); ++row) {
            for (const int column : {SocketOptionsModel::NameColumn, SocketOptionsModel::NowColumn}) {
                const QString text = bench.model.index(row, column).data().toString();
                const int width = QFontMetrics(bench.table().font()).horizontalAdvance(text);
                QVERIFY2(width + bench.look.unit() <= bench.table().columnWidth(column), qPrintable(text));
            }
        }
        const auto *again = bench.panel.findChild<QToolButton *>();
        QTRY_VERIFY(again->width() >= again->sizeHint().width());
        const QString folder = qEnvironmentVariable("WIREBENCH_GALLERY");
        const QString file = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png");
        if (!folder.isEmpty())
            QVERIFY(bench.panel.grab().save(QDir(folder).filePath(file)));
    }

    void readsAgain()
    {
        Bench bench;
        auto *button = bench.panel.findChild<QToolButton *>();
        QVERIFY(!button->isEnabled());
        bench.panel.setOpen(true);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(bench.read.count(), 1);
    }

    void readsAnotherSocket()
    {
        Bench bench;
        auto *subject = bench.panel.findChild<QComboBox *>();
        QVERIFY(!subject->isVisible());
        bench.panel.setSubjects({QStringLiteral("one"), QStringLiteral("two")});
        QVERIFY(subject->isVisible());
        QCOMPARE(bench.panel.subject(), 0);
        subject->setCurrentIndex(1);
        QCOMPARE(bench.panel.subject(), 1);
        QCOMPARE(bench.read.count(), 1);
        QVERIFY(!subject->accessibleName().isEmpty());
        QVERIFY(!bench.table().accessibleName().isEmpty());
    }
};

QTEST_MAIN(tst_SocketOptionsPanel)
#include "tst_socketoptionspanel.moc"
