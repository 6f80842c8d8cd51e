#include "tests/ui/http/hops.h"
#include "tests/ui/shell/bench.h"
#include "ui/http/anatomyview.h"
#include "ui/http/bodyview.h"
#include "ui/http/httprequestactions.h"
#include "ui/http/responseview.h"
#include "ui/http/waterfallview.h"
#include "ui/widgets/panelpages.h"

#include <QComboBox>
#include <QDialog>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Response
{
    Response()
    {
        view.resize(700, 500);
        view.show();
    }
    QString headerCell(int row, int column) const
    {
        return control<QTableView>(view, QStringLiteral("Headers of the answer"))
            ->model()
            ->index(row, column)
            .data()
            .toString();
    }
    bool hasRead()
    {
        return QTest::qWaitFor([this] { return !view.body()->isReading(); }, 20'000);
    }

    Look look;
    QWidget tab;
    HttpRequestActions actions{look, &tab};
    ResponseView view{look, actions};
};

} // namespace

class tst_ResponseView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyTeaches()
    {
        Response answer;
        QVERIFY(answer.view.body()->text().contains(QStringLiteral("press Send")));
        QVERIFY(!answer.view.anatomy()->edit()->placeholderText().isEmpty());
        QVERIFY(!answer.view.sent()->edit()->placeholderText().isEmpty());
        QVERIFY(!answer.view.stepField()->isVisible());
        QVERIFY(!answer.view.hop());
    }

    void showsAnAnswerInAllViews()
    {
        Response answer;
        answer.view.setHops({answerOf("hello", "text/plain")}, {});
        QVERIFY(answer.hasRead());
        QCOMPARE(answer.view.body()->text(), QStringLiteral("hello"));
        QCOMPARE(answer.headerCell(0, 0), QStringLiteral("Server"));
        QVERIFY(answer.view.anatomy()->edit()->toPlainText().startsWith(QStringLiteral("HTTP/1.1 200 OK")));
        QVERIFY(answer.view.sent()->edit()->toPlainText().startsWith(
            QStringLiteral("GET /items?page=1 HTTP/1.1")));
        QVERIFY(answer.view.sent()->legend().contains(QStringLiteral("method")));
        QVERIFY(answer.view.timing()->text().contains(QStringLiteral("wait")));
        QVERIFY(answer.view.certificateText().isEmpty());
    }

    void stepsCanBeChosen()
    {
        Response answer;
        QSignalSpy changed(&answer.view, &ResponseView::hopChanged);
        answer.view.setHops({answerOf("moved", "text/plain", "302 Found"), answerOf("here", "text/plain")},
                            {});
        QVERIFY(answer.view.stepField()->isVisible());
        QVERIFY(answer.view.stepField()->currentText().startsWith(QStringLiteral("2 of 2: GET")));
        QVERIFY(answer.hasRead());
        QCOMPARE(answer.view.body()->text(), QStringLiteral("here"));
        answer.view.stepField()->setCurrentIndex(0);
        QVERIFY(answer.hasRead());
        QCOMPARE(answer.view.body()->text(), QStringLiteral("moved"));
        QCOMPARE(answer.view.hop()->response.status, 302);
        QCOMPARE(changed.size(), 2);
    }

    void whatWasSentIsShownWithoutAnAnswer()
    {
        Response answer;
        HttpHop hop = hopOf("GET / HTTP/1.1\r\nHost: a\r\n\r\n", {}, {});
        hop.complete = false;
        answer.view.setHops({hop}, {});
        QVERIFY(answer.view.body()->text().contains(QStringLiteral("No answer")));
        QVERIFY(answer.view.sent()->edit()->toPlainText().startsWith(QStringLiteral("GET / HTTP/1.1")));
        QVERIFY(answer.view.anatomy()->edit()->placeholderText().contains(QStringLiteral("No byte")));
    }

    void partialIsNamed()
    {
        Response answer;
        HttpHop hop = answerOf("half", "text/plain");
        hop.complete = false;
        answer.view.setHops({hop}, {});
        QVERIFY(answer.hasRead());
        QVERIFY(answer.view.body()->note().contains(QStringLiteral("partial")));
        QVERIFY(answer.view.anatomy()->note().contains(QStringLiteral("partial")));
    }

    void theCertificateIsInWords()
    {
        Response answer;
        auto tls = std::make_shared<TlsOutcome>();
        tls->protocol = QStringLiteral("TLSv1.3");
        answer.view.setHops({answerOf("a", "text/plain")}, tls);
        QVERIFY(answer.view.certificateText().contains(QStringLiteral("TLSv1.3")));
        answer.view.pages()->showPage(QStringLiteral("certificate"));
        QVERIFY(press(answer.view, QStringLiteral("Certificate…")));
        QVERIFY(answer.view.findChild<QDialog *>()->isVisible());
    }
};

QTEST_MAIN(tst_ResponseView)
#include "tst_responseview.moc"
