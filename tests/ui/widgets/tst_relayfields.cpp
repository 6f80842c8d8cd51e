#include "ui/widgets/look.h"
#include "ui/widgets/relayfields.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>

using namespace wirebench;

namespace {

class Shown final
{
public:
    explicit Shown(RelayFields::Kind kind) : fields(new RelayFields(kind, look))
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(fields);
        window.resize(900, 300);
        window.show();
    }
    QSpinBox *number(const char *name)
    {
        for (QSpinBox *field : fields->findChildren<QSpinBox *>()) {
            if (field->accessibleName() == QLatin1String(name))
                return field;
        }
        return nullptr;
    }
    SettingsRow *row() { return fields->findChild<SettingsRow *>(); }
    bool says(const QString &hint)
    {
        for (const QLabel *label : row()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == hint)
                return true;
        }
        return false;
    }

    Look look;
    QWidget window;
    RelayFields *fields;
};

RelaySettings unusual(RelayFields::Kind kind)
{
    RelaySettings settings;
    settings.target = QStringLiteral("localhost:8000");
    settings.toTarget = {20, 0, 10'000};
    settings.toClient = {0, 0, 5};
    settings.tls.on = true;
    settings.tls.verify = false;
    settings.tls.authorityFile = QStringLiteral("/a.pem");
    if (kind == RelayFields::Kind::Streams) {
        settings.toTarget.pieceSize = 7;
        settings.toClient.pieceSize = 1000;
        settings.connectTimeoutMs = 3000;
        settings.stallMs = 0;
    } else {
        settings.idleMs = 5000;
    }
    return settings;
}

} // namespace

class TestRelayFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsItsSettings_data()
    {
        QTest::addColumn<bool>("streams");
        QTest::newRow("streams") << true;
        QTest::newRow("datagrams") << false;
    }
    void showsItsSettings()
    {
        QFETCH(bool, streams);
        const auto kind = streams ? RelayFields::Kind::Streams : RelayFields::Kind::Datagrams;
        Shown shown(kind);
        QSignalSpy edited(shown.fields, &RelayFields::edited);
        QVERIFY(!shown.fields->hasTarget());
        shown.fields->setSettings(unusual(kind));
        QVERIFY(shown.fields->settings() == unusual(kind));
        QVERIFY(shown.fields->hasTarget());
        QCOMPARE(edited.size(), 0);
    }

    /// Seconds are shown; half of one, from a file, stays until somebody types another time.
    void aFineTimeStays()
    {
        Shown shown(RelayFields::Kind::Streams);
        RelaySettings settings;
        settings.stallMs = 1500;
        settings.connectTimeoutMs = 1;
        shown.fields->setSettings(settings);
        QCOMPARE(shown.fields->settings().stallMs, 1500);
        QCOMPARE(shown.fields->settings().connectTimeoutMs, 1);
        shown.number("Give up after")->setValue(3);
        QCOMPARE(shown.fields->settings().stallMs, 3000);
        QCOMPARE(shown.fields->settings().connectTimeoutMs, 1);
    }

    void everyFieldIsPartOfTheSettings()
    {
        Shown shown(RelayFields::Kind::Streams);
        shown.row()->setMoreOpen(true);
        QSignalSpy edited(shown.fields, &RelayFields::edited);
        shown.fields->targetField()->setText(QStringLiteral("h:1"));
        const QList<std::pair<const char *, int>> numbers = {
            {"To the target: delay", 1}, {"To the target: pieces", 2}, {"To the target: at most", 3},
            {"To the client: delay", 4}, {"To the client: pieces", 5}, {"To the client: at most", 6},
            {"Connect within", 7},       {"Give up after", 8}};
        for (const auto &[name, value] : numbers) {
            QVERIFY2(shown.number(name), name);
            QVERIFY2(shown.number(name)->isVisible(), name);
            shown.number(name)->setValue(value);
        }
        const RelaySettings settings = shown.fields->settings();
        QCOMPARE(settings.target, QStringLiteral("h:1"));
        QVERIFY((settings.toTarget == RelayPath{1, 2, 3}));
        QVERIFY((settings.toClient == RelayPath{4, 5, 6}));
        QCOMPARE(settings.connectTimeoutMs, 7000);
        QCOMPARE(settings.stallMs, 8000);
        QCOMPARE(edited.size(), 9);
    }

    void datagramsHaveNoPieces()
    {
        Shown shown(RelayFields::Kind::Datagrams);
        QVERIFY(!shown.number("To the target: pieces"));
        QVERIFY(!shown.number("Connect within"));
        QVERIFY(shown.number("Forget after"));
    }

    /// What works unseen is said beside "More".
    void saysWhatIsDoneToADirection()
    {
        Shown shown(RelayFields::Kind::Streams);
        RelaySettings settings;
        settings.toTarget = {20, 7, 0};
        settings.toClient = {0, 0, 1000};
        shown.fields->setSettings(settings);
        QVERIFY(shown.says(QStringLiteral("→ 20 ms late, pieces of 7 B · ← 1,000 B/s")));
        shown.row()->setMoreOpen(true);
        QVERIFY(!shown.says(QStringLiteral("→ 20 ms late, pieces of 7 B · ← 1,000 B/s")));
        shown.row()->setMoreOpen(false);
        shown.fields->setSettings({});
        QVERIFY(!shown.says(QStringLiteral("→ 20 ms late, pieces of 7 B · ← 1,000 B/s")));
    }

    /// The authorities' file is read for the first client, which may be much later.
    void marksTheFileThatCannotBeUsed()
    {
        Shown shown(RelayFields::Kind::Streams);
        RelaySettings settings;
        settings.tls.on = true;
        settings.tls.authorityFile = QStringLiteral("/no/such/file");
        shown.fields->setSettings(settings);
        QLineEdit *file = nullptr;
        for (QLineEdit *field : shown.fields->findChildren<QLineEdit *>()) {
            if (field->text() == settings.tls.authorityFile)
                file = field;
        }
        QVERIFY(file);
        QVERIFY(!shown.fields->mark({ErrorCode::HostNotFound, {}}));
        QVERIFY(shown.fields->mark({ErrorCode::AuthoritiesUnusable, {settings.tls.authorityFile}}));
        QVERIFY(WorkbenchStyle::isTrouble(file));
        shown.fields->unmark();
        QVERIFY(!WorkbenchStyle::isTrouble(file));
        QVERIFY(shown.fields->mark({ErrorCode::AuthoritiesUnusable, {settings.tls.authorityFile}}));
        file->setText(QStringLiteral("/other"));
        QVERIFY(!WorkbenchStyle::isTrouble(file));
    }

    void namesDiffer()
    {
        Shown shown(RelayFields::Kind::Streams);
        QSet<QString> names;
        for (const QSpinBox *field : shown.fields->findChildren<QSpinBox *>()) {
            QVERIFY(!field->accessibleName().isEmpty());
            QVERIFY2(!names.contains(field->accessibleName()), qPrintable(field->accessibleName()));
            names.insert(field->accessibleName());
        }
    }
};

QTEST_MAIN(TestRelayFields)
#include "tst_relayfields.moc"
