#include "core/practice/practicenews.h"

#include <algorithm>

namespace wirebench {

const NewsArticle *NewsGroup::find(int number) const
{
    const auto found = std::find_if(articles.begin(), articles.end(),
                                    [number](const NewsArticle &article) { return article.number == number; });
    return found == articles.end() ? nullptr : &*found;
}

const NewsGroup *PracticeNews::find(const QByteArray &name) const
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(),
                                    [&name](const NewsGroup &group) { return group.name == name; });
    return found == m_groups.end() ? nullptr : &*found;
}

const NewsArticle *PracticeNews::findById(const QByteArray &id) const
{
    for (const NewsGroup &group : m_groups) {
        for (const NewsArticle &article : group.articles) {
            if (article.id == id)
                return &article;
        }
    }
    return nullptr;
}

void PracticeNews::addGroup(const QByteArray &name, const QByteArray &description, bool mayPost)
{
    m_groups.append(NewsGroup{name, description, mayPost, {}});
}

bool PracticeNews::add(const QList<QByteArray> &groups, const QByteArray &id, const QByteArray &text)
{
    if (text.size() > articleLimit || m_total + text.size() > totalLimit || m_count >= countLimit)
        return false;
    m_total += text.size();
    ++m_count;
    for (NewsGroup &group : m_groups) {
        if (groups.contains(group.name))
            group.articles.append(NewsArticle{group.highest() + 1, id, text});
    }
    return true;
}

} // namespace wirebench
