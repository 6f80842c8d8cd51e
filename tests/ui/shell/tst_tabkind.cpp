#include "ui/shell/tabkind.h"

#include "app/wirebench/tabkinds.h"
#include "tests/ui/shell/bench.h"

#include <QSet>

using namespace wirebench;
using namespace wirebench::test;

class tst_TabKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindMakesPagesOfItsOwnSettings()
    {
        Bench bench;
        QSet<QString> ids;
        for (const TabKind &kind : tabKinds(bench.context())) {
            ids.insert(kind.id);
            QVERIFY(!kind.title().isEmpty());
            QVERIFY(kind.accepts(kind.defaults()));
            QWidget parent;
            SessionPage *page = kind.create(QStringLiteral("made"), kind.defaults(), &parent);
            QCOMPARE(page->name(), QStringLiteral("made"));
            QCOMPARE(page->parentWidget(), &parent);
            QVERIFY(page->settings() == kind.defaults());
        }
        QCOMPARE(ids, (QSet<QString>{QStringLiteral("tcp-server"), QStringLiteral("tcp-client"), QStringLiteral("udp")}));
    }

    void eachSessionHasOneTab()
    {
        Bench bench;
        const QList<TabKind> kinds = tabKinds(bench.context());
        for (const SessionSettings &settings : {SessionSettings(TcpServerSettings()), SessionSettings(TcpClientSettings()),
                                               SessionSettings(UdpSettings())})
            QCOMPARE(std::count_if(kinds.begin(), kinds.end(), [&](const TabKind &kind) { return kind.accepts(settings); }), 1);
    }
};

QTEST_MAIN(tst_TabKind)
#include "tst_tabkind.moc"
