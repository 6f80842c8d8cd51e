#include "tests/ui/shell/bench.h"
#include "ui/chat/labfields.h"
#include "ui/widgets/settingsrow.h"

#include <QSignalSpy>
#include <QSpinBox>

#include <memory>

using namespace wirebench;
using namespace wirebench::test;

class tst_LabFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsShownIsRead()
    {
        LabServerSettings settings;
        settings.intervalMs = 7;
        settings.fewestLines = 2;
        settings.mostLines = 3;
        settings.announces = true;
        settings.stuckAfterMs = 4500; // finer than its field
        settings.limits.linesPerSecond = 5;
        settings.limits.stalledMs = 1'500;
        Bench bench;
        LabFields fields(bench.look);
        const std::unique_ptr<QWidget> row(fields.row());
        QSignalSpy edited(&fields, &LabFields::edited);
        fields.show(settings);
        QVERIFY(edited.isEmpty());
        LabServerSettings read = settings;
        fields.read(read);
        QVERIFY(read == settings);
    }

    void whatIsTypedIsRead()
    {
        Bench bench;
        LabFields fields(bench.look);
        const std::unique_ptr<QWidget> row(fields.row());
        row->show();
        fields.row()->setMoreOpen(true);
        QSignalSpy edited(&fields, &LabFields::edited);
        type(control<QSpinBox>(*row, QStringLiteral("Stuck after")), QStringLiteral("8"));
        type(control<QSpinBox>(*row, QStringLiteral("Dropped after")), QStringLiteral("9"));
        QVERIFY(!edited.isEmpty());
        LabServerSettings read;
        fields.read(read);
        QCOMPARE(read.stuckAfterMs, 8'000);
        QCOMPARE(read.limits.stalledMs, 9'000);
    }
};

QTEST_MAIN(tst_LabFields)
#include "tst_labfields.moc"
