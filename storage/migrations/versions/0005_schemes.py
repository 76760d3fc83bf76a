"""Classifiers: schemes, versions, concepts, correspondences"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('classifier_schemes',
    sa.Column('id', sa.String(length=60), nullable=False),
    sa.Column('data', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_classifier_schemes'))
    )
    op.create_table('classifier_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('scheme', sa.String(length=60), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_by', sa.String(length=120), nullable=False),
    sa.Column('levels', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['scheme'], ['classifier_schemes.id'], name=op.f('fk_classifier_versions_scheme_classifier_schemes')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_classifier_versions'))
    )
    op.create_index('ix_classifier_versions_number', 'classifier_versions', ['scheme', 'number'], unique=True)
    op.create_index('ix_classifier_versions_sequence', 'classifier_versions', ['scheme', 'sequence'], unique=True)
    op.create_table('classifier_concepts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('scheme', sa.String(length=60), nullable=False),
    sa.Column('concept', sa.String(length=300), nullable=False),
    sa.Column('code', sa.String(length=300), nullable=False),
    sa.Column('first', sa.Integer(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.Column('data', sa.Text(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['scheme'], ['classifier_schemes.id'], name=op.f('fk_classifier_concepts_scheme_classifier_schemes')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_classifier_concepts'))
    )
    op.create_index('ix_classifier_concepts_code', 'classifier_concepts', ['scheme', 'code'], unique=False)
    op.create_index('ix_classifier_concepts_concept', 'classifier_concepts', ['scheme', 'concept'], unique=False)
    op.create_index('ix_classifier_concepts_last', 'classifier_concepts', ['scheme', 'last', 'first'], unique=False)
    op.create_table('classifier_positions',
    sa.Column('row', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('scheme', sa.String(length=60), nullable=False),
    sa.Column('parent', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['row'], ['classifier_concepts.id'], name=op.f('fk_classifier_positions_row_classifier_concepts')),
    sa.PrimaryKeyConstraint('row', 'place', name=op.f('pk_classifier_positions'))
    )
    op.create_index('ix_classifier_positions_parent', 'classifier_positions', ['scheme', 'parent'], unique=False)
    op.create_table('classifier_correspondences',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('source_scheme', sa.String(length=60), nullable=False),
    sa.Column('source_version', sa.String(length=60), nullable=False),
    sa.Column('target_scheme', sa.String(length=60), nullable=False),
    sa.Column('target_version', sa.String(length=60), nullable=False),
    sa.Column('titles', sa.Text(), nullable=False),
    sa.Column('origin', sa.String(length=300), nullable=False),
    sa.Column('confirmed', sa.Boolean(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('made_by', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_classifier_correspondences'))
    )
    op.create_index('ix_classifier_correspondences_source', 'classifier_correspondences', ['source_scheme', 'source_version'], unique=False)
    op.create_index('ix_classifier_correspondences_target', 'classifier_correspondences', ['target_scheme', 'target_version'], unique=False)
    op.create_table('classifier_associations',
    sa.Column('correspondence', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('target', sa.String(length=300), nullable=False),
    sa.Column('whole_source', sa.Boolean(), nullable=True),
    sa.Column('whole_target', sa.Boolean(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['correspondence'], ['classifier_correspondences.id'], name='fk_classifier_associations_correspondence'),
    sa.PrimaryKeyConstraint('correspondence', 'place', name=op.f('pk_classifier_associations'))
    )
    op.create_index('ix_classifier_associations_source', 'classifier_associations', ['correspondence', 'source'], unique=False)
    op.create_index('ix_classifier_associations_target', 'classifier_associations', ['correspondence', 'target'], unique=False)
    op.create_table('classifier_changes',
    sa.Column('scheme', sa.String(length=60), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('data', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['scheme'], ['classifier_schemes.id'], name=op.f('fk_classifier_changes_scheme_classifier_schemes')),
    sa.PrimaryKeyConstraint('scheme', 'sequence', 'place', name=op.f('pk_classifier_changes'))
    )


def downgrade() -> None:
    for name in (
        'classifier_changes', 'classifier_associations', 'classifier_correspondences', 'classifier_positions', 'classifier_concepts',
        'classifier_versions', 'classifier_schemes',
    ):
        op.drop_table(name)
