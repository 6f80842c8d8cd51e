#include "tests/ui/shell/bench.h"
#include "ui/http/bodyfields.h"
#include "ui/http/lineseditor.h"
#include "ui/widgets/historyfield.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Fields
{
    Fields() { fields.show(); }
    void choose(const QString &kind)
    {
        auto *box = control<QComboBox>(fields, QStringLiteral("Kind"));
        box->setCurrentIndex(box->findText(kind));
    }
    HistoryField *field(const QString &name) { return control<HistoryField>(fields, name); }
    HttpRequestSettings settings() const
    {
        HttpRequestSettings settings;
        fields.readInto(settings);
        return settings;
    }

    Look look;
    BodyFields fields{look};
};

} // namespace

class tst_BodyFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsTypedForEachKind()
    {
        Fields body;
        QSignalSpy edited(&body.fields, &BodyFields::edited);
        body.choose(QStringLiteral("text"));
        type(body.field(QStringLiteral("Body of the request")), QStringLiteral("hello"));
        type(control<QLineEdit>(body.fields, QStringLiteral("Type")), QStringLiteral("text/csv"));
        body.choose(QStringLiteral("form"));
        type(body.field(QStringLiteral("Fields of the form")), QStringLiteral("a=1"));
        body.choose(QStringLiteral("file"));
        type(control<QLineEdit>(body.fields, QStringLiteral("File to send")), QStringLiteral("/tmp/x"));
        QVERIFY(!edited.isEmpty());
        const HttpRequestSettings settings = body.settings();
        QCOMPARE(settings.bodyKind, HttpBodyKind::File);
        QCOMPARE(settings.bodyText, QStringLiteral("hello"));
        QCOMPARE(settings.contentType, QStringLiteral("text/csv"));
        QCOMPARE(settings.formText, QStringLiteral("a=1"));
        QCOMPARE(settings.filePath, QStringLiteral("/tmp/x"));
        Fields other;
        other.fields.setSettings(settings);
        QVERIFY(other.settings() == settings);
    }

    void showsTheFieldsOfItsKind()
    {
        Fields body;
        auto *contentType = control<QLineEdit>(body.fields, QStringLiteral("Type"));
        QVERIFY(!contentType->isVisible());
        body.choose(QStringLiteral("text"));
        QVERIFY(contentType->isVisible());
        body.choose(QStringLiteral("JSON"));
        QVERIFY(!contentType->isVisible());
        QVERIFY(body.field(QStringLiteral("Body of the request"))->isVisible());
    }

    void mistakesOfAFormAreMarked()
    {
        Fields body;
        body.choose(QStringLiteral("multipart form"));
        HistoryField *form = body.field(QStringLiteral("Fields of the form"));
        form->setText(QStringLiteral("a=1\nb=@/no/such/file"));
        QVERIFY(!body.fields.judge());
        QVERIFY(form->hasMistake());
        type(form, QStringLiteral("a=1"));
        QVERIFY(body.fields.judge());
    }

    /// What the server says to it is an experiment.
    void jsonThatIsNoneIsMarkedAndSent()
    {
        Fields body;
        body.choose(QStringLiteral("JSON"));
        HistoryField *text = body.field(QStringLiteral("Body of the request"));
        text->setText(QStringLiteral("{\"é\": tru}"));
        QTRY_VERIFY(text->hasMistake());
        QVERIFY(body.fields.judge());
        type(text, QStringLiteral("{\"a\": true}"));
        QTRY_VERIFY(!text->hasMistake());
    }

    void knowsTheFieldOfAnError()
    {
        Fields body;
        body.choose(QStringLiteral("file"));
        QVERIFY(body.fields.fieldOf({ErrorCode::FileUnreadable, {}}));
        QVERIFY(body.fields.fieldOf({ErrorCode::InvalidMediaType, {}}));
        QVERIFY(!body.fields.fieldOf({ErrorCode::HostNotFound, {}}));
        body.choose(QStringLiteral("none"));
        QVERIFY(!body.fields.fieldOf({ErrorCode::FileUnreadable, {}}));
    }
};

QTEST_MAIN(tst_BodyFields)
#include "tst_bodyfields.moc"
