#include "core/ladder/laddermermaid.h"
#include "tests/core/ladder/ladderstage.h"

#include <QRegularExpression>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

QStringList linesOf(LadderStage &stage, bool fold = false)
{
    const Ladder &ladder = stage.ladder();
    LadderLayout layout({{}, fold});
    layout.update(ladder);
    const QByteArray text = ladderMermaid(ladder, layout, stage.log.snapshot(), LadderWords(), {});
    QStringList lines = QString::fromUtf8(text).split(u'\n');
    lines.removeLast();
    return lines;
}

/// A line as the grammar of sequence diagrams has it, with nothing in its text that ends it.
bool isWellFormed(const QString &line)
{
    static const QRegularExpression form(QStringLiteral("^(sequenceDiagram|    ("
                                                        "participant L\\d+ as (T|<br/>)*"
                                                        "|Note over L\\d+: T*"
                                                        "|L\\d+(->>|-->>|-x)L\\d+: T*"
                                                        "|loop × \\d+|end))$")
                                             .replace(u'T', QStringLiteral("([^;#<>%{}\\\\\"`]|#\\d+;)")));
    return form.match(line).hasMatch();
}

} // namespace

class tst_LadderMermaid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothEnds()
    {
        LadderStage stage;
        stage.prefixEcho();
        const QStringList lines = linesOf(stage);
        QCOMPARE(lines.first(), QStringLiteral("sequenceDiagram"));
        QVERIFY(lines.contains(QStringLiteral("    L2->>L1: send 15 B  Bonjour serveur")));
        QVERIFY(lines.contains(QStringLiteral("    L1->>L2: send 21 B  Recu#58; Bonjour serveur")));
        QCOMPARE(lines.filter(QStringLiteral("Bonjour serveur")).size(), 2);
        QCOMPARE(lines.filter(QStringLiteral("participant")).size(), 2);
        for (const QString &line : lines)
            QVERIFY2(isWellFormed(line), qPrintable(line));
    }

    void hostileBytesStayText()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        QByteArray all(256, '\0');
        for (int i = 0; i < 256; ++i)
            all[i] = char(i);
        there.recv("x; L1->>L2: forged #35; \n end %%{init: {}}%% <b>");
        for (int from = 0; from < 256; from += 16)
            there.recv(all.mid(from, 16));
        const QStringList lines = linesOf(stage);
        QCOMPARE(lines.size(), 1 + 2 + 1 + 17);
        for (const QString &line : lines)
            QVERIFY2(isWellFormed(line), qPrintable(line));
    }

    void repeatsAreLoops()
    {
        LadderStage stage;
        Actor there = stage.serverEnd();
        there.accept();
        for (int i = 0; i < 5; ++i) {
            there.recv("ping");
            there.send("pong");
        }
        const QStringList lines = linesOf(stage, true);
        const qsizetype loop = lines.indexOf(QStringLiteral("    loop × 5"));
        QVERIFY(loop > 0);
        QCOMPARE(lines.indexOf(QStringLiteral("    end")), loop + 3);
    }

    void trouble()
    {
        LadderStage stage;
        Actor here(stage, stage.client, {}, stage.serverAddress);
        here.connect(ECONNREFUSED);
        QVERIFY(linesOf(stage).contains(QStringLiteral("    L1-xL2: ! connect  ECONNREFUSED")));
    }
};

QTEST_APPLESS_MAIN(tst_LadderMermaid)
#include "tst_laddermermaid.moc"
