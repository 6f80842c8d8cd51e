#include "ui/generator/generatorpanel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

template <typename Control>
Control *named(const QWidget &root, const QString &name)
{
    for (Control *found : root.findChildren<Control *>()) {
        if (found->accessibleName() == name)
            return found;
    }
    return nullptr;
}

bool shows(const QWidget &root, const QString &text)
{
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (label->text() == text)
            return true;
    }
    return false;
}

GeneratorSettings unusual()
{
    GeneratorSettings settings;
    settings.typedMessage = true;
    settings.size = 1000;
    settings.rate = 123'456;
    settings.unit = GeneratorSettings::Unit::Bytes;
    settings.extent = GeneratorSettings::Extent::Seconds;
    settings.count = 77;
    settings.seconds = 30;
    settings.connections = 12;
    return settings;
}

} // namespace

class TestGeneratorPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsComeBack()
    {
        Look look;
        GeneratorPanel panel(look);
        QCOMPARE(panel.settings(), GeneratorSettings());
        QSignalSpy edits(&panel, &GeneratorPanel::edited);
        panel.setSettings(unusual());
        QCOMPARE(panel.settings(), unusual());
        QCOMPARE(edits.size(), 0);
        QVERIFY(named<QSpinBox>(panel, QStringLiteral("Messages in all"))->isHidden());
        QVERIFY(!named<QSpinBox>(panel, QStringLiteral("Seconds in all"))->isHidden());
    }

    void typing()
    {
        Look look;
        GeneratorPanel panel(look);
        QSignalSpy edits(&panel, &GeneratorPanel::edited);
        QSpinBox *rate = named<QSpinBox>(panel, QStringLiteral("Rate"));
        QVERIFY(rate);
        panel.focusFields();
        rate->selectAll();
        QTest::keyClicks(rate, QStringLiteral("250"));
        QCOMPARE(panel.settings().rate, 250);
        QVERIFY(edits.size() > 0);
    }

    void everyControlHasAName()
    {
        Look look;
        GeneratorPanel panel(look);
        for (const QSpinBox *box : panel.findChildren<QSpinBox *>())
            QVERIFY(!box->accessibleName().isEmpty());
        for (const QComboBox *box : panel.findChildren<QComboBox *>())
            QVERIFY(!box->accessibleName().isEmpty());
    }

    void figuresAndLock()
    {
        Look look;
        GeneratorPanel panel(look);
        LoadFigures figures;
        figures.phase = LoadPhase::Sending;
        figures.elapsedNs = 1'000'000'000;
        figures.sent = 4321;
        figures.askedRate = figures.reachedRate = 4321;
        panel.show(figures, true);
        QVERIFY(shows(panel, QLocale().toString(4321)));
        QCOMPARE(panel.startAction()->text(), QStringLiteral("Stop"));
        QVERIFY(!named<QSpinBox>(panel, QStringLiteral("Rate"))->isEnabled());
        QVERIFY(panel.notice()->isEmpty());
        figures.phase = LoadPhase::Ended;
        figures.end = LoadEnd::Done;
        figures.limit = LoadLimit::Machine;
        panel.show(figures, false);
        QCOMPARE(panel.startAction()->text(), QStringLiteral("Generate"));
        QVERIFY(named<QSpinBox>(panel, QStringLiteral("Rate"))->isEnabled());
        QVERIFY(panel.notice()->cause().startsWith(QStringLiteral("This machine cannot hold")));
        QCOMPARE(panel.notice()->kind(), Notice::Kind::Info);
    }

    void anotherMachineIsConfirmedInPlace()
    {
        Look look;
        GeneratorPanel panel(look);
        panel.QWidget::show();
        QSignalSpy confirmed(panel.confirmAction(), &QAction::triggered);
        LoadFigures figures;
        figures.phase = LoadPhase::Ended;
        figures.end = LoadEnd::Unconfirmed;
        figures.target = QStringLiteral("192.0.2.1:9");
        panel.show(figures, false);
        QVERIFY(panel.notice()->cause().contains(figures.target));
        QAbstractButton *offer = nullptr;
        for (QAbstractButton *found : panel.notice()->findChildren<QAbstractButton *>()) {
            if (found->text().remove(u'&') == panel.confirmAction()->text())
                offer = found;
        }
        QVERIFY(offer);
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(confirmed.size(), 1);
    }

    void errors()
    {
        Look look;
        GeneratorPanel panel(look);
        LoadFigures figures;
        figures.phase = LoadPhase::Ended;
        figures.end = LoadEnd::Failed;
        figures.error =
            Error::fromErrno(QStringLiteral("connect"), ECONNREFUSED, QStringLiteral("127.0.0.1:1"));
        panel.show(figures, false);
        QCOMPARE(panel.notice()->kind(), Notice::Kind::Trouble);
        QCOMPARE(panel.notice()->detail(), QStringLiteral("ECONNREFUSED"));
    }
};

QTEST_MAIN(TestGeneratorPanel)
#include "tst_generatorpanel.moc"
