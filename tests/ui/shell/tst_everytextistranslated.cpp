#include "app/wirebench/tabkinds.h"
#include "tests/ui/shell/bench.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/settingsrow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QXmlStreamReader>

#include <functional>

using namespace wirebench;
using namespace wirebench::test;

namespace {

/// What the sources say and the translation does not: texts by which English is known.
class English final
{
public:
    /// Reads the file of translations.
    explicit English(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no %s", qPrintable(path));
        QXmlStreamReader xml(&file);
        QString source;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"source")
                source = xml.readElementText();
            else if (xml.name() == u"translation")
                add(source, xml.readElementText(QXmlStreamReader::IncludeChildElements));
        }
        for (const QString &same : std::as_const(m_french))
            m_english.remove(same);
    }

    qsizetype size() const { return m_english.size(); }

    bool knows(const QString &text) const
    {
        if (m_english.contains(text))
            return true;
        return std::any_of(m_beginnings.begin(), m_beginnings.end(),
                           [&](const QString &beginning) { return text.startsWith(beginning); });
    }

private:
    void add(const QString &source, const QString &translation)
    {
        m_french.insert(translation);
        if (source == translation)
            return;
        m_english.insert(source);
        // What has places is known by what stands before the first.
        const QString beginning = source.section(u'%', 0, 0);
        if (beginning != source && beginning.size() > 7 && !translation.startsWith(beginning))
            m_beginnings.append(beginning);
    }

    QSet<QString> m_english;
    QSet<QString> m_french;
    QStringList m_beginnings;
};

class Walk final
{
public:
    explicit Walk(const English &english) : m_english(english) {}

    QStringList found;
    int looked = 0;

    void look(const QObject &owner, const QString &what, const QString &text)
    {
        ++looked;
        if (!m_english.get().knows(text) || owner.property("notation").toBool())
            return;
        found.append(QStringLiteral("%1 %2: “%3”").arg(QString::fromLatin1(owner.metaObject()->className()), what, text));
    }

    void widget(const QWidget &widget)
    {
        look(widget, QStringLiteral("tooltip"), widget.toolTip());
        look(widget, QStringLiteral("accessible name"), widget.accessibleName());
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            look(widget, QStringLiteral("text"), label->text());
        else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            look(widget, QStringLiteral("text"), button->text());
        else if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
            look(widget, QStringLiteral("placeholder"), line->placeholderText());
        else if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&widget))
            look(widget, QStringLiteral("placeholder"), edit->placeholderText());
        else if (const auto *menu = qobject_cast<const QMenu *>(&widget))
            look(widget, QStringLiteral("title"), menu->title());
        else
            parts(widget);
    }

private:
    void parts(const QWidget &widget)
    {
        if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
            for (int i = 0; i < box->count() && !box->isEditable(); ++i)
                look(widget, QStringLiteral("item"), box->itemText(i));
        } else if (const auto *bar = qobject_cast<const QTabBar *>(&widget)) {
            for (int i = 0; i < bar->count(); ++i)
                look(widget, QStringLiteral("tab"), bar->tabText(i));
        } else if (const auto *header = qobject_cast<const QHeaderView *>(&widget)) {
            for (int i = 0; i < header->count() && header->orientation() == Qt::Horizontal; ++i)
                look(widget, QStringLiteral("column"),
                     header->model()->headerData(i, Qt::Horizontal).toString());
        }
    }

    std::reference_wrapper<const English> m_english;
};

} // namespace

/// Whether the whole window follows a change of its language: every text of every control of every kind of
/// session, whether it is seen or not.
class tst_EveryTextIsTranslated : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whenTheLanguageChanges()
    {
        Bench bench;
        MainWindow window(bench.look, bench.language, tabKinds(bench.context()));
        TcpClientSettings dialogue;
        dialogue.dialogue.open = true; // its panel is made when it opens
        Workspace workspace;
        workspace.sessions = {{QStringLiteral("dialogue"), false, dialogue}};
        window.setWorkspace(workspace, false);
        QVERIFY(window.pages().size() > 8); // made, as a user makes them by looking
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (SettingsRow *row : window.findChildren<SettingsRow *>())
            row->setMoreOpen(true);
        const English english(QStringLiteral(WIREBENCH_FRENCH));
        QVERIFY(english.size() > 1000);
        const auto walkAll = [&] {
            Walk walk(english);
            for (const QWidget *widget : window.findChildren<QWidget *>())
                walk.widget(*widget);
            for (const QAction *action : window.findChildren<QAction *>())
                walk.look(*action, QStringLiteral("action"), action->text());
            return walk;
        };
        Walk walk = walkAll();
        QVERIFY(walk.looked > 1000);
        QVERIFY(walk.found.size() > 300); // so it can tell

        bench.language.setCode(QStringLiteral("fr"));
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        walk = walkAll();
        walk.found.removeDuplicates();
        for (const QString &text : walk.found)
            qWarning("%s", qPrintable(text)); // one message would be cut
        QVERIFY(walk.found.isEmpty());

        bench.language.setCode(QStringLiteral("en")); // and back
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QVERIFY(walkAll().found.size() > 300);
    }
};

QTEST_MAIN(tst_EveryTextIsTranslated)
#include "tst_everytextistranslated.moc"
