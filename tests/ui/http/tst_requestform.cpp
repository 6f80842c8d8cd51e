#include "tests/ui/shell/bench.h"
#include "ui/http/anatomyview.h"
#include "ui/http/cookiesmodel.h"
#include "ui/http/cookiespanel.h"
#include "ui/http/requestform.h"
#include "ui/http/requestpreview.h"
#include "ui/widgets/historyfield.h"
#include "ui/widgets/panelpages.h"

#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Form
{
    Form()
    {
        form.resize(700, 400);
        form.show();
    }
    HistoryField *headers() { return control<HistoryField>(form, QStringLiteral("Headers of the request")); }
    HttpRequestSettings settings() const
    {
        HttpRequestSettings settings;
        form.readInto(settings);
        return settings;
    }
    QString previewed() const { return form.previewPage()->anatomy()->edit()->toPlainText(); }

    Look look;
    RequestForm form{look};
};

} // namespace

class tst_RequestForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsSettings()
    {
        Form shown;
        HttpRequestSettings settings;
        settings.fields = QStringLiteral("A: b");
        settings.bodyKind = HttpBodyKind::Text;
        settings.bodyText = QStringLiteral("x");
        settings.auth = HttpAuthKind::Bearer;
        settings.password = QStringLiteral("t");
        settings.maxRedirects = 2;
        settings.history = QStringList{QStringLiteral("curl 'http://a/'")};
        QSignalSpy edited(&shown.form, &RequestForm::edited);
        shown.form.setSettings(settings);
        QVERIFY(shown.settings() == settings);
        QVERIFY(edited.isEmpty());
    }

    void titlesSayWhatIsUsed()
    {
        Form shown;
        QTabBar *bar = shown.form.pages()->bar();
        QCOMPARE(bar->tabText(0), QStringLiteral("Headers"));
        type(shown.headers(), QStringLiteral("A: b"));
        QCOMPARE(bar->tabText(0), QStringLiteral("Headers •"));
        shown.form.cookies()->model()->setCookies({QNetworkCookie("a", "1")});
        QCOMPARE(bar->tabText(4), QStringLiteral("Cookies •"));
    }

    void wrongHeadersAreMarkedAndShown()
    {
        Form shown;
        shown.headers()->setText(QStringLiteral("A: b\nno header"));
        shown.form.pages()->showPage(QStringLiteral("options"));
        QVERIFY(!shown.form.judge());
        QCOMPARE(shown.form.pages()->current(), QStringLiteral("headers"));
        QVERIFY(shown.headers()->hasMistake());
        QCOMPARE(shown.headers()->extraSelections().first().cursor.selectedText(),
                 QStringLiteral("no header"));
        type(shown.headers(), QStringLiteral("A: b"));
        QVERIFY(shown.form.judge());
    }

    void errorsLeadToTheirPage()
    {
        Form shown;
        QVERIFY(shown.form.showFieldOf({ErrorCode::AuthoritiesUnusable, {}}));
        QCOMPARE(shown.form.pages()->current(), QStringLiteral("options"));
        QVERIFY(shown.form.showFieldOf({ErrorCode::InvalidFormField, {}}));
        QCOMPARE(shown.form.pages()->current(), QStringLiteral("body"));
        QVERIFY(shown.form.showFieldOf({ErrorCode::InvalidHttpField, {}}));
        QCOMPARE(shown.form.pages()->current(), QStringLiteral("headers"));
        QVERIFY(!shown.form.showFieldOf({ErrorCode::HttpCutOff, {}}));
        QCOMPARE(shown.form.pages()->current(), QStringLiteral("headers"));
    }

    void thePreviewFollowsWhatIsTyped()
    {
        Form shown;
        HttpRequestSettings settings;
        settings.url = QStringLiteral("http://localhost/first");
        shown.form.preview(settings, {});
        QVERIFY(shown.previewed().isEmpty()); // nobody looks
        shown.form.pages()->showPage(QStringLiteral("preview"));
        QVERIFY(shown.previewed().startsWith(QStringLiteral("GET /first HTTP/1.1")));
        settings.url = QStringLiteral("http://localhost/second");
        shown.form.preview(settings, {});
        QTRY_VERIFY(shown.previewed().startsWith(QStringLiteral("GET /second HTTP/1.1")));
    }
};

QTEST_MAIN(tst_RequestForm)
#include "tst_requestform.moc"
