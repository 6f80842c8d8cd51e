#include "core/workspace/settings.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/listenfields.h"

#include <QLineEdit>
#include <QTest>

#include <memory>

using namespace wirebench;

class tst_ListenFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allServersHaveThese()
    {
        const std::unique_ptr<HistoryCombo> host(makeListenHost());
        QVERIFY(host->findText(QStringLiteral("localhost")) >= 0);
        const std::unique_ptr<QLineEdit> port(makeListenPort());
        const std::unique_ptr<QComboBox> family(makeListenFamily());
        for (const ListenFamily one : {ListenFamily::IPv6, ListenFamily::Both, ListenFamily::IPv4}) {
            choose(family.get(), one);
            QCOMPARE(choice<ListenFamily>(family.get()), one);
        }
        for (const QWidget *field : {static_cast<QWidget *>(host.get()), static_cast<QWidget *>(port.get()),
                                     static_cast<QWidget *>(family.get())})
            QVERIFY(!field->toolTip().isEmpty());
    }
};

QTEST_MAIN(tst_ListenFields)
#include "tst_listenfields.moc"
