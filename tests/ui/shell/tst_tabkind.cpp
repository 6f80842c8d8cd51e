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
        QList<PageKind> kinds;
        for (const TabKind &tab : tabKinds(bench.context())) {
            QVERIFY(!tab.id.isEmpty() && !tab.title().isEmpty());
            kinds += tab.pages;
        }
        for (const PageKind &kind : kinds) {
            ids.insert(kind.id);
            QVERIFY(!kind.title().isEmpty());
            QVERIFY(kind.accepts(kind.defaults()));
            QWidget parent;
            SessionPage *page = kind.create(QStringLiteral("made"), kind.defaults(), &parent);
            QCOMPARE(page->name(), QStringLiteral("made"));
            QCOMPARE(page->parentWidget(), &parent);
            QVERIFY(page->settings() == kind.defaults());
        }
        QCOMPARE(ids, (QSet<QString>{QStringLiteral("tcp-server"), QStringLiteral("tcp-client"), QStringLiteral("udp"),
                                     QStringLiteral("http"), QStringLiteral("download"), QStringLiteral("http-server"),
                                     QStringLiteral("lab-server"), QStringLiteral("chat-server"), QStringLiteral("chat-client")}));
    }

    void eachSessionHasOneTab()
    {
        Bench bench;
        const QList<TabKind> kinds = tabKinds(bench.context());
        for (const SessionSettings &settings : {SessionSettings(TcpServerSettings()), SessionSettings(TcpClientSettings()),
                                               SessionSettings(UdpSettings()), SessionSettings(HttpRequestSettings()),
                                               SessionSettings(DownloadSettings()), SessionSettings(HttpServerSettings()),
                                               SessionSettings(LabServerSettings()), SessionSettings(ChatServerSettings()),
                                               SessionSettings(ChatClientSettings())})
            QCOMPARE(std::count_if(kinds.begin(), kinds.end(), [&](const TabKind &kind) { return kind.accepts(settings); }), 1);
    }
};

QTEST_MAIN(tst_TabKind)
#include "tst_tabkind.moc"
