#include "core/traffic/trafficlog.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/conversationview.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadeditor.h"
#include "ui/widgets/settingsrow.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <cerrno>

using namespace wirebench;

namespace {

SocketCall spoken(Direction direction, const char *text, int milliseconds)
{
    SocketCall record;
    record.call = direction == Direction::Sent ? Call::Send : Call::Recv;
    record.direction = direction;
    record.payload = Bytes::copyOf(text);
    record.result = record.payload.size();
    record.timeNs = milliseconds * 1'000'000LL;
    return record;
}

QList<CallStep> serverSteps()
{
    return {{.call = Call::Socket, .recordId = 1},
            {.call = Call::Bind, .recordId = 2},
            {.call = Call::Listen, .arguments = QStringLiteral("5"), .recordId = 3},
            {.call = Call::Recv, .arguments = QStringLiteral("1024"), .recordId = 9, .count = 12},
            {.call = Call::Accept, .state = CallStep::State::Waiting, .waitingSinceNs = 0}};
}

QList<CallStep> failedSteps()
{
    return {{.call = Call::Socket, .recordId = 1},
            {.call = Call::Bind,
             .state = CallStep::State::Failed,
             .errnoName = QStringLiteral("EADDRINUSE"),
             .recordId = 2}};
}

} // namespace

/// Every shared part in one window. The test looks for clipped texts in each theme and scale; with
/// WIREBENCH_GALLERY=FOLDER it also leaves pictures there, to be judged by eye.
class Gallery final : public QWidget
{
public:
    explicit Gallery(Look &look) : m_look(look)
    {
        auto *column = new QVBoxLayout(this);
        auto *tabs = new QTabBar(this);
        tabs->addTab(QStringLiteral("TCP server"));
        tabs->addTab(QStringLiteral("TCP client"));
        tabs->setTabsClosable(true);
        column->addWidget(tabs);
        column->addWidget(makeServerLine());
        column->addWidget(makeStrip(serverSteps()));
        column->addWidget(makeFailedLine());
        column->addWidget(makeStrip(failedSteps()));
        column->addWidget(makeSettings());
        column->addWidget(makeButtons());
        m_talk = new ConversationView(m_look, this);
        m_talk->append(spoken(Direction::Sent, "Bonjour serveur", 10));
        m_talk->append(spoken(Direction::Received, "Recu: Bonjour serveur\r\nEt voil\xc3\xa0.\r\n", 12));
        m_talk->append(spoken(Direction::Sent,
                              "A second message, long enough to wrap at a narrow width of the window "
                              "so that the column at the left stays free",
                              900));
        column->addWidget(m_talk, 1);
        m_editor = new PayloadEditor(m_look, this);
        m_editor->setMoreOpen(true);
        PayloadSettings settings;
        settings.text = QStringLiteral("48 65 6c 6c 6f 2g");
        settings.format.notation = PayloadNotation::Hex;
        m_editor->setSettings(settings);
        column->addWidget(m_editor, 1);
    }

    ConversationView *talk() const { return m_talk; }
    PayloadEditor *editor() const { return m_editor; }

private:
    QAction *action(const char *word, const char *icon)
    {
        auto *made = new QAction(QString::fromLatin1(word), this);
        made->setIcon(m_look.icon(QString::fromLatin1(icon)));
        return made;
    }
    QSpinBox *portSpin()
    {
        auto *port = new QSpinBox(this);
        port->setRange(0, 65535);
        port->setValue(9999);
        return port;
    }
    QWidget *makeServerLine()
    {
        auto *line = new AddressLine(m_look, this);
        auto *host = new HistoryCombo(this);
        host->setText(QStringLiteral("localhost"));
        line->addField(QStringLiteral("&Host"), host);
        line->addField(QStringLiteral("&Port"), portSpin());
        line->setPrimaryAction(action("S&top", "stop"));
        line->reservePrimaryWords({QStringLiteral("&Listen"), QStringLiteral("S&top")});
        line->setState(StateKind::Well, QStringLiteral("listening"),
                       QStringLiteral("127.0.0.1:9999, this machine only"));
        return line;
    }
    QWidget *makeFailedLine()
    {
        auto *line = new AddressLine(m_look, this);
        auto *host = new HistoryCombo(this);
        host->setText(QStringLiteral("192.168.1.20"));
        auto *port = new QLineEdit(QStringLiteral("9999"), this);
        line->addField(QStringLiteral("&Host"), host);
        line->addField(QStringLiteral("&Port"), port);
        line->setPrimaryAction(action("&Listen", "listen"));
        line->addButton(action("&Reset", "reset"));
        line->setState(StateKind::Trouble, QStringLiteral("stopped"));
        line->showError(
            Error::fromErrno(QStringLiteral("bind"), EADDRINUSE, QStringLiteral("192.168.1.20:9999")), port);
        return line;
    }
    QWidget *makeStrip(const QList<CallStep> &steps)
    {
        auto *strip = new CallStrip(
            m_look, [] { return 3'200'000'000LL; }, this);
        strip->setSteps(steps);
        return strip;
    }
    QWidget *makeSettings()
    {
        auto *row = new SettingsRow(m_look, this);
        auto *answer = new QComboBox(this);
        answer->addItems({QStringLiteral("prefix echo"), QStringLiteral("greeting, then close")});
        row->addField(QStringLiteral("&Answer"), answer);
        row->addField({}, new QLineEdit(QStringLiteral("Recu: "), this));
        row->addRareField(QStringLiteral("&Backlog"), portSpin());
        row->setMoreHint(QStringLiteral("backlog 5"));
        return row;
    }
    QWidget *makeButtons()
    {
        auto *box = new QWidget(this);
        auto *row = new FlowLayout(box);
        auto *check = new QCheckBox(QStringLiteral("Follow"), this);
        check->setChecked(true);
        auto *radio = new QRadioButton(QStringLiteral("Hex"), this);
        radio->setChecked(true);
        auto *off = new QPushButton(QStringLiteral("Disabled"), this);
        off->setEnabled(false);
        row->addWidget(check);
        row->addWidget(new QCheckBox(QStringLiteral("Pause"), this));
        row->addWidget(radio);
        row->addWidget(off);
        for (const char *icon : {"send", "listen", "connect", "disconnect", "half-close", "reset", "filter",
                                 "find", "search-next", "follow", "clear", "export", "theme-dark", "help"}) {
            auto *button = new QToolButton(this);
            button->setIcon(m_look.icon(QString::fromLatin1(icon)));
            button->setAutoRaise(true);
            row->addWidget(button);
        }
        return box;
    }

    Look &m_look;
    ConversationView *m_talk = nullptr;
    PayloadEditor *m_editor = nullptr;
};

class tst_Gallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsClipped_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("scale");
        QTest::addColumn<int>("width");
        for (const bool dark : {false, true}) {
            for (const int scale : {1, 2, 3}) {
                for (const int width : {640, 1280}) {
                    QTest::addRow("%s-%d-%d", dark ? "dark" : "light", scale, width)
                        << dark << scale << qMax(width, 380 * scale);
                }
            }
        }
    }

    void nothingIsClipped()
    {
        QFETCH(bool, dark);
        QFETCH(int, scale);
        QFETCH(int, width);
        Look look;
        Gallery gallery(look);
        gallery.show();
        look.setTheme(dark ? Theme::Dark : Theme::Light); // at run time, as the user does it
        look.setScale(scale);
        gallery.resize(width, 420 + 320 * scale);
        QVERIFY(QTest::qWaitForWindowExposed(&gallery));
        QTRY_VERIFY(!gallery.editor()->notice()->isEmpty());
        QCoreApplication::processEvents(); // fonts and hints have arrived in all layouts
        gallery.resize(width, qMax(gallery.height(), gallery.layout()->totalHeightForWidth(width)));
        QTRY_VERIFY(!gallery.talk()->toPlainText().isEmpty());
        for (const QLabel *label : gallery.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->wordWrap() && !label->text().isEmpty())
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
        for (const QAbstractButton *button : gallery.findChildren<QAbstractButton *>()) {
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() >= button->sizeHint().width(),
                         qPrintable(QStringLiteral("%1 %2 %3")
                                        .arg(button->text())
                                        .arg(button->width())
                                        .arg(button->sizeHint().width())));
        }
        savePicture(gallery);
    }

private:
    void savePicture(QWidget &widget)
    {
        const QString folder = qEnvironmentVariable("WIREBENCH_GALLERY");
        if (folder.isEmpty())
            return;
        const QString file = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png");
        QVERIFY(widget.grab().save(QDir(folder).filePath(file)));
    }
};

QTEST_MAIN(tst_Gallery)
#include "tst_gallery.moc"
