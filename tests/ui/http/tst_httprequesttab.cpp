#include "tests/support/listeningport.h"
#include "tests/ui/http/hops.h"
#include "tests/ui/http/webserver.h"
#include "tests/ui/shell/bench.h"
#include "ui/http/anatomyview.h"
#include "ui/http/bodyview.h"
#include "ui/http/cookiesmodel.h"
#include "ui/http/cookiespanel.h"
#include "ui/http/httprequestactions.h"
#include "ui/http/httprequesttab.h"
#include "ui/http/requestform.h"
#include "ui/http/responseview.h"
#include "ui/http/sentrequestsmodel.h"
#include "ui/http/sentrequestspanel.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/historyfield.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

namespace {

class Page final
{
public:
    explicit Page(const HttpRequestSettings &settings = {})
        : m_tab(m_bench.context(), QStringLiteral("Request 1"), settings)
    {
        m_tab.resize(1280, 720);
        m_tab.show();
    }

    HttpRequestTab &tab() { return m_tab; }
    TrafficLog &log() { return m_bench.log; }
    AddressLine &address() { return *m_tab.findChild<AddressLine *>(); }
    QComboBox *method() { return control<QComboBox>(m_tab, QStringLiteral("Method")); }
    HistoryCombo *url() { return control<HistoryCombo>(m_tab, QStringLiteral("URL")); }
    HistoryField *headers() { return control<HistoryField>(m_tab, QStringLiteral("Headers of the request")); }
    SentRequestsModel &history() { return *m_tab.form().history()->model(); }
    HttpRequestSettings settings() const { return std::get<HttpRequestSettings>(m_tab.settings()); }
    bool hasFinished()
    {
        return QTest::qWaitFor([this] { return !m_tab.isRunning() && !m_tab.response().body()->isReading(); },
                               60'000);
    }
    /// Types the address and presses Enter there.
    bool get(const QString &address)
    {
        type(url()->lineEdit(), address);
        QTest::keyClick(url()->lineEdit(), Qt::Key_Return);
        return hasFinished();
    }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        url()->setFocus();
        url()->lineEdit()->selectAll();
        QTest::keyClick(url()->lineEdit(), Qt::Key_V, Qt::ControlModifier);
    }
    QString body() { return m_tab.response().body()->text(); }

private:
    Bench m_bench;
    HttpRequestTab m_tab;
};

} // namespace

class tst_HttpRequestTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void keepsItsSettings()
    {
        HttpRequestSettings settings;
        settings.method = QStringLiteral("PURGE");
        settings.url = QStringLiteral("not an address");
        settings.fields = QStringLiteral("not a header");
        settings.bodyKind = HttpBodyKind::Multipart;
        settings.bodyText = QStringLiteral("text");
        settings.formText = QStringLiteral("a=1");
        settings.auth = HttpAuthKind::Digest;
        settings.user = QStringLiteral("u");
        settings.password = QStringLiteral("p");
        settings.followRedirects = false;
        settings.history = QStringList{QStringLiteral("curl 'http://a/'")};
        Page page(settings);
        QVERIFY(page.settings() == settings);
    }

    void showsAnAnswer()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        QSignalSpy settled(&page.tab(), &SessionPage::settled);
        QVERIFY(page.get(server.url(QStringLiteral("/json"))));
        QCOMPARE(page.address().stateKind(), StateKind::Well);
        QVERIFY2(page.address().stateText().startsWith(QStringLiteral("200 OK")),
                 qPrintable(page.address().stateText()));
        QVERIFY(page.address().stateText().endsWith(QStringLiteral("29 B")));
        QVERIFY(page.body().startsWith(QStringLiteral("{\n  \"name\": \"value\",")));
        QVERIFY(page.tab().response().anatomy()->legend().contains(QStringLiteral("header name")));
        QCOMPARE(settled.size(), 1);
        QVERIFY(settled.first().first().toBool());
        QTRY_VERIFY(!stripOf(page.tab()).isEmpty());
        QVERIFY(page.url()->history().contains(server.url(QStringLiteral("/json"))));
    }

    void followsRedirections()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        QVERIFY(page.get(server.url(QStringLiteral("/redirect"))));
        QCOMPARE(page.tab().response().hops().size(), 2);
        QVERIFY(page.tab().response().stepField()->isVisible());
        QVERIFY(page.address().stateText().contains(QStringLiteral("2 steps")));
    }

    void whatIsSentIsWhatWasTyped()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        page.method()->setEditText(QStringLiteral("POST"));
        type(page.headers(), QStringLiteral("X-Mine: 42"));
        page.tab().form().pages()->showPage(QStringLiteral("body"));
        auto *kind = control<QComboBox>(page.tab(), QStringLiteral("Kind"));
        kind->setCurrentIndex(kind->findText(QStringLiteral("JSON")));
        auto *body = control<HistoryField>(page.tab(), QStringLiteral("Body of the request"));
        type(page.url()->lineEdit(), server.url(QStringLiteral("/echo")));
        type(body, QStringLiteral("{\"a\": 1}"));
        page.tab().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page.tab()));
        QTest::keyClick(body, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(page.hasFinished());
        QVERIFY2(page.body().startsWith(QStringLiteral("POST /echo HTTP/1.1")), qPrintable(page.body()));
        QVERIFY(page.body().contains(QStringLiteral("X-Mine: 42")));
        QVERIFY(page.body().contains(QStringLiteral("application/json")));
        QVERIFY(page.body().endsWith(QStringLiteral("{\"a\": 1}")));
        QVERIFY(page.tab().response().sent()->edit()->toPlainText().contains(QStringLiteral("X-Mine: 42")));
    }

    void aWrongHeaderSendsNothing()
    {
        Page page;
        page.headers()->setText(QStringLiteral("A: b\nno header"));
        page.tab().form().pages()->showPage(QStringLiteral("options"));
        QSignalSpy settled(&page.tab(), &SessionPage::settled);
        QVERIFY(press(page.tab(), QStringLiteral("Send")));
        QVERIFY(!page.tab().isRunning());
        QVERIFY(page.headers()->hasMistake());
        QVERIFY(page.headers()->isVisible());
        QCOMPARE(settled.size(), 1);
        QVERIFY(page.history().rowCount() == 0);
    }

    void aWrongAddressIsMarked()
    {
        Page page;
        QVERIFY(page.get(QStringLiteral("ftp://example.org/")));
        QVERIFY(WorkbenchStyle::isTrouble(page.url()));
        QVERIFY(page.address().notice()->cause().contains(QStringLiteral("ftp://example.org/")));
        type(page.url()->lineEdit(), QStringLiteral("http://localhost/"));
        QVERIFY(page.address().notice()->isEmpty());
    }

    void whoIsNotThereIsSaid()
    {
        Page page;
        QVERIFY(page.get(QStringLiteral("http://127.0.0.1:%1/").arg(freePort())));
        QCOMPARE(page.address().stateKind(), StateKind::Trouble);
        QCOMPARE(page.address().notice()->detail(), QStringLiteral("ECONNREFUSED"));
        QCOMPARE(page.history().rowCount(), 1);
    }

    void statusesOfTroubleAreTrouble()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        QVERIFY(page.get(server.url(QStringLiteral("/none"))));
        QCOMPARE(page.address().stateKind(), StateKind::Trouble);
        QVERIFY(page.address().stateText().startsWith(QStringLiteral("404 Not Found")));
        QCOMPARE(page.body(), QStringLiteral("nothing here"));
        QVERIFY(page.address().notice()->isEmpty()); // an answer is no failure
    }

    void whatCameIsKeptAsPartial()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        QVERIFY(page.get(server.url(QStringLiteral("/cut"))));
        QCOMPARE(page.body(), QStringLiteral("only the begin"));
        QVERIFY(page.address().stateText().contains(QStringLiteral("partial")));
        QVERIFY(!page.address().notice()->isEmpty());
    }

    void aBrokenAnswerShowsItsBytes()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        QVERIFY(page.get(server.url(QStringLiteral("/broken"))));
        QVERIFY(page.address().notice()->cause().contains(QStringLiteral("RFC 9112")));
        QVERIFY(
            page.tab().response().anatomy()->edit()->toPlainText().contains(QStringLiteral("twohundred")));
        QVERIFY(page.tab().response().anatomy()->legend().contains(QStringLiteral("fault")));
    }

    void canBeCancelled()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        type(page.url()->lineEdit(), server.url(QStringLiteral("/hang")));
        QVERIFY(press(page.tab(), QStringLiteral("Send")));
        QTRY_VERIFY(page.address().stateText().startsWith(QStringLiteral("waiting for the answer")));
        QVERIFY(press(page.tab(), QStringLiteral("Cancel")));
        QVERIFY(page.hasFinished());
        QVERIFY(button(page.tab(), QStringLiteral("Send")));
        QVERIFY(page.tab().response().sent()->edit()->toPlainText().startsWith(QStringLiteral("GET /hang")));
    }

    void aLargeBodyIsShownInPart()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        QVERIFY(page.get(server.url(QStringLiteral("/large"))));
        QVERIFY2(page.tab().response().body()->note().contains(QStringLiteral("64.0 MiB")),
                 qPrintable(page.tab().response().body()->note()));
        QCOMPARE(page.body().size(), BodyContent::textLimit);
    }

    void cookiesAreShownAndSent()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        QVERIFY(page.get(server.url(QStringLiteral("/cookie"))));
        CookiesModel &cookies = *page.tab().form().cookies()->model();
        QTRY_COMPARE(cookies.rowCount(), 1);
        QVERIFY(cookies.setData(cookies.index(0, CookiesModel::ValueColumn), QStringLiteral("mine"),
                                Qt::EditRole));
        QVERIFY(page.get(server.url(QStringLiteral("/echo"))));
        QVERIFY2(page.body().contains(QStringLiteral("session=mine")), qPrintable(page.body()));
        page.tab().form().cookies()->model()->clear();
        QVERIFY(page.get(server.url(QStringLiteral("/echo"))));
        QVERIFY(!page.body().contains(QStringLiteral("session=")));
    }

    void aPastedCommandFillsTheForm()
    {
        HttpRequestSettings before;
        before.fields = QStringLiteral("X-Before: 1");
        Page page(before);
        page.paste(QStringLiteral(
            "curl 'http://localhost:9/a?b=c' \\\n  -X PUT -H 'X-New: 2' \\\n  --data-raw 'hello'"));
        QTRY_COMPARE(page.settings().url, QStringLiteral("http://localhost:9/a?b=c"));
        QCOMPARE(page.settings().method, QStringLiteral("PUT"));
        QVERIFY(page.settings().fields.contains(QStringLiteral("X-New: 2")));
        QCOMPARE(page.settings().bodyText, QStringLiteral("hello"));
        QVERIFY(press(page.tab(), QStringLiteral("Undo")));
        QVERIFY(page.settings() == before);
        QVERIFY(page.address().notice()->isEmpty());
    }

    void aTypedCommandIsReadWhenItIsSent()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        QVERIFY(page.get(QStringLiteral("curl -X DELETE ") + server.url(QStringLiteral("/echo"))));
        QVERIFY2(page.body().startsWith(QStringLiteral("DELETE /echo")), qPrintable(page.body()));
    }

    void aWrongCommandChangesNothing()
    {
        Page page;
        const HttpRequestSettings before = page.settings();
        QGuiApplication::clipboard()->setText(QStringLiteral("curl 'http://unclosed"));
        page.tab().requestActions().pasteCurl->trigger();
        QVERIFY(!page.address().notice()->isEmpty());
        QVERIFY(page.settings() == before);
    }

    void commandsAreCopied()
    {
        HttpRequestSettings settings;
        settings.method = QStringLiteral("PATCH");
        settings.url = QStringLiteral("http://localhost:9/a");
        settings.fields = QStringLiteral("X-Mine: 1");
        Page page(settings);
        page.tab().requestActions().copyCurl->trigger();
        const QString curl = QGuiApplication::clipboard()->text();
        for (const char *part : {"curl", "PATCH", "http://localhost:9/a", "X-Mine: 1"})
            QVERIFY2(curl.contains(QString::fromLatin1(part)), qPrintable(curl));
        page.tab().requestActions().copyPython->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("urllib")));
    }

    void theHistoryBringsRequestsBack()
    {
        WebServer server;
        QVERIFY(server.start());
        Page page;
        QSignalSpy edited(&page.tab(), &SessionPage::edited);
        page.headers()->setText(QStringLiteral("X-First: 1\nAuthorization: secret"));
        QVERIFY(page.get(server.url(QStringLiteral("/none"))));
        QCOMPARE(page.history().rowCount(), 1);
        QCOMPARE(page.history().at(0).outcome, QStringLiteral("404 Not Found"));
        QVERIFY(!page.settings().history.first().contains(QStringLiteral("secret")));
        QVERIFY(!edited.isEmpty());
        type(page.headers(), QString());
        QVERIFY(page.get(server.url(QStringLiteral("/json"))));
        Q_EMIT page.tab().form().history()->chosen(page.history().at(1).curl);
        QCOMPARE(page.settings().url, server.url(QStringLiteral("/none")));
        QVERIFY(page.settings().fields.contains(QStringLiteral("X-First: 1")));
        QVERIFY(press(page.tab(), QStringLiteral("Undo")));
        QCOMPARE(page.settings().url, server.url(QStringLiteral("/json")));
        QCOMPARE(page.settings().fields, QString());
    }

    void theAddressHasTheFocus()
    {
        Page page;
        QVERIFY(QTest::qWaitForWindowExposed(&page.tab()));
        page.tab().activateWindow();
        page.headers()->setFocus();
        page.tab().focusAddress();
        QTRY_VERIFY(page.url()->hasFocus() || page.url()->lineEdit()->hasFocus());
        QCOMPARE(page.url()->lineEdit()->selectedText(), page.url()->text());
    }

    void everyControlHasAName()
    {
        Page page;
        for (const QWidget *widget : page.tab().form().findChildren<QWidget *>()) {
            const bool isField = qobject_cast<const QComboBox *>(widget) ||
                                 qobject_cast<const QPlainTextEdit *>(widget) ||
                                 qobject_cast<const QAbstractItemView *>(widget);
            const bool isPart =
                widget->parentWidget() && qobject_cast<const QComboBox *>(widget->parentWidget());
            if (isField && !isPart && !qobject_cast<const QHeaderView *>(widget) &&
                !widget->objectName().startsWith(QStringLiteral("qt_")) && !widget->isWindow() &&
                !widget->window()->windowFlags().testFlag(Qt::Popup))
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }

    void statesAreKept()
    {
        Page page;
        page.tab().form().pages()->showPage(QStringLiteral("options"));
        page.tab().response().pages()->showPage(QStringLiteral("anatomy"));
        page.url()->setHistory({QStringLiteral("http://a/"), QStringLiteral("http://b/")});
        QMap<QString, QByteArray> states;
        page.tab().saveStates(states);
        Page other;
        other.tab().restoreStates(states);
        QCOMPARE(other.tab().form().pages()->current(), QStringLiteral("options"));
        QCOMPARE(other.tab().response().pages()->current(), QStringLiteral("anatomy"));
        QCOMPARE(other.url()->history(),
                 QStringList({QStringLiteral("http://a/"), QStringLiteral("http://b/")}));
    }
};

QTEST_MAIN(tst_HttpRequestTab)
#include "tst_httprequesttab.moc"
