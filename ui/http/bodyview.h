#pragma once

#include "core/http/httphop.h"
#include "ui/http/bodycontent.h"
#include "ui/models/pooljob.h"
#include "ui/widgets/look.h"

#include <QThreadPool>
#include <QWidget>

#include <memory>

class QAction;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QToolButton;

namespace wirebench {

class ActionButton;
class HexView;
class ImageView;

/// The body of an answer, as formatted JSON, text, bytes or image. Reads and formats in a pool of its own,
/// at most so much of it, and says what is left out. GUI thread; owned by its parent.
class BodyView final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the view. @param save shown as a button; not owned
    BodyView(Look &look, QAction *save, QWidget *parent = nullptr);
    ~BodyView() override;

    /// Shows the body of a step in the way that suits its type; where there is none, @p words in place of it.
    void setHop(const std::shared_ptr<const HttpHop> &hop, const QString &words = {});
    /// A command below those words, with a button that copies it. Empty: none.
    void setCommand(const QString &command);

    QComboBox *modeField() const { return m_mode; }
    BodyMode mode() const;
    bool isReading() const { return m_job.isRunning(); }
    /// Of the way that is shown; the words where there is no body.
    QString text() const;
    QString note() const;
    HexView *hex() const { return m_hex; }
    ImageView *image() const { return m_image; }

private:
    void makeFields(QAction *save);
    void read();
    void showContent(const BodyContent &content);
    QString noteFor(const BodyContent &content) const;
    QWidget *makeHint();
    void showWords(const QString &words);
    void applyLook();

    Look &m_look;
    QThreadPool m_pool; // its own: a large body does not wait for an export, nor the other way round
    PoolJob<BodyContent> m_job;
    std::shared_ptr<const HttpHop> m_hop;
    QWidget *m_line;
    QComboBox *m_mode;
    QLabel *m_note;
    QStackedWidget *m_pages;
    QPlainTextEdit *m_text;
    HexView *m_hex;
    ImageView *m_image;
    QLabel *m_hint;
    QLabel *m_command;
    QToolButton *m_copy;
    QWidget *m_hintPage;
};

} // namespace wirebench
