use crate::extract;
use crate::model::{Analysis, Article, ENGINE_VERSION};
use crate::project::AnalysisKey;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// The analyses of `articles`, in their order.
pub fn all(articles: &[Arc<Article>]) -> Vec<(AnalysisKey, Arc<Analysis>)> {
    articles.par_iter().map(|article| (AnalysisKey::of(article), Arc::new(one(article)))).collect()
}

/// The analysis of `article`; when the engine breaks on it, one without findings that says so. Its warnings
/// also name what the reader of the file was not sure of.
pub fn one(article: &Article) -> Analysis {
    let mut analysis = guarded(article, extract::analyze);
    analysis.warnings.extend(article.origin.notes.iter().cloned());
    analysis
}

fn guarded(article: &Article, analyze: impl Fn(&Article) -> Analysis) -> Analysis {
    catch_unwind(AssertUnwindSafe(|| analyze(article))).unwrap_or_else(|_| Analysis {
        engine: ENGINE_VERSION,
        text_hash: article.text_hash,
        speakers: Vec::new(),
        mentions: Vec::new(),
        statements: Vec::new(),
        times: Vec::new(),
        events: Vec::new(),
        warnings: vec!["This article broke the engine, so nothing was found in it; please report it.".to_owned()],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::article_from_text;
    use crate::model::Origin;

    #[test]
    fn an_article_that_breaks_the_engine_has_a_warning() {
        let article = article_from_text("A short text.", Origin::default());
        let analysis = guarded(&article, |_| panic!("on purpose"));
        assert_eq!((analysis.text_hash, analysis.warnings.len()), (article.text_hash, 1));
    }
}
