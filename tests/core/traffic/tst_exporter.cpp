#include "core/traffic/exporter.h"

#include <QTest>

using namespace wirebench;

class TestExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formatComesFromTheSuffix();
    void eachFormatHasAnExporter();
};

void TestExporter::formatComesFromTheSuffix()
{
    QCOMPARE(exportFormatForPath(QStringLiteral("/srv/a.txt")), std::optional(ExportFormat::Text));
    QCOMPARE(exportFormatForPath(QStringLiteral("a.CSV")), std::optional(ExportFormat::Csv));
    QCOMPARE(exportFormatForPath(QStringLiteral("a.b.jsonl")), std::optional(ExportFormat::JsonLines));
    QCOMPARE(exportFormatForPath(QStringLiteral("x/y.PcapNG")), std::optional(ExportFormat::PcapNg));
    QVERIFY(!exportFormatForPath(QStringLiteral("a.json")));
    QVERIFY(!exportFormatForPath(QStringLiteral("dir.txt/a")));
    QVERIFY(!exportFormatForPath(QStringLiteral("txt")));
    QVERIFY(!exportFormatForPath(QStringLiteral("-")));
    QVERIFY(!exportFormatForPath(QString()));
}

void TestExporter::eachFormatHasAnExporter()
{
    const TrafficLog log;
    const auto startOf = [&log](ExportFormat format) {
        QByteArray out;
        makeExporter(format, log)->begin(out);
        return out;
    };
    QVERIFY(startOf(ExportFormat::Text).startsWith("Wirebench log"));
    QVERIFY(startOf(ExportFormat::Csv).startsWith("id,time,"));
    QVERIFY(startOf(ExportFormat::JsonLines).startsWith("{\"format\":\"wirebench-log\""));
    QVERIFY(startOf(ExportFormat::PcapNg).startsWith("\x0A\x0D\x0D\x0A"));
}

QTEST_APPLESS_MAIN(TestExporter)
#include "tst_exporter.moc"
