#pragma once

#include <QWidget>

class QPushButton;

namespace wirebench {

class ListTable;
class Look;
class SentRequestsModel;

/// What was sent in this session, newest first: a click fills the form with it again. GUI thread; owned by
/// the form.
class SentRequestsPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the panel
    explicit SentRequestsPanel(Look &look, QWidget *parent = nullptr);

    SentRequestsModel *model() const { return m_model; }
    ListTable *list() const { return m_list; }

Q_SIGNALS:
    /// A row was clicked, or chosen with Enter.
    void chosen(const QString &curl);
    /// The list was cleared by the user.
    void edited();

private:
    void choose(int row);
    void applyLook();

    Look &m_look;
    SentRequestsModel *m_model;
    ListTable *m_list;
    QPushButton *m_clear;
};

} // namespace wirebench
